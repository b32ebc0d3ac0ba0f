using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Apportion.Merkle;

/// <summary>
/// Keccak-f[1600], written once for one state and for several states side by side: <typeparamref name="TLanes"/> says how
/// a lane of <typeparamref name="T"/> is combined, and the runtime compiles a separate straight-line body for each.
/// </summary>
/// <remarks>Source: FIPS 202 section 3.2 (theta, rho, pi, chi, iota) and 3.3; lane (x, y) is <c>a[x + 5y]</c>.</remarks>
[SuppressMessage("Design", "MA0051", Justification = "One round is one straight line; splitting it would hide it.")]
internal static class KeccakPermutation<T, TLanes>
    where T : unmanaged
    where TLanes : struct, IKeccakLanes<T>
{
    /// <summary>Lanes of a state.</summary>
    public const int StateLength = 25;

    /// <summary>Applies the 24 rounds to the 25 lanes of <paramref name="state"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Span<T> state)
    {
        state = state[..StateLength];

        T a00 = state[0],
            a01 = state[1],
            a02 = state[2],
            a03 = state[3],
            a04 = state[4];
        T a05 = state[5],
            a06 = state[6],
            a07 = state[7],
            a08 = state[8],
            a09 = state[9];
        T a10 = state[10],
            a11 = state[11],
            a12 = state[12],
            a13 = state[13],
            a14 = state[14];
        T a15 = state[15],
            a16 = state[16],
            a17 = state[17],
            a18 = state[18],
            a19 = state[19];
        T a20 = state[20],
            a21 = state[21],
            a22 = state[22],
            a23 = state[23],
            a24 = state[24];

        foreach (ulong constant in KeccakConstants.Rounds)
        {
            // Theta: the parity of each column, and what it adds to the columns beside it.
            T c0 = TLanes.Xor(TLanes.Xor(a00, a05, a10), a15, a20);
            T c1 = TLanes.Xor(TLanes.Xor(a01, a06, a11), a16, a21);
            T c2 = TLanes.Xor(TLanes.Xor(a02, a07, a12), a17, a22);
            T c3 = TLanes.Xor(TLanes.Xor(a03, a08, a13), a18, a23);
            T c4 = TLanes.Xor(TLanes.Xor(a04, a09, a14), a19, a24);
            T d0 = TLanes.Xor(c4, TLanes.RotateLeft(c1, 1));
            T d1 = TLanes.Xor(c0, TLanes.RotateLeft(c2, 1));
            T d2 = TLanes.Xor(c1, TLanes.RotateLeft(c3, 1));
            T d3 = TLanes.Xor(c2, TLanes.RotateLeft(c4, 1));
            T d4 = TLanes.Xor(c3, TLanes.RotateLeft(c0, 1));

            // Rho and pi: every lane is turned by its own offset and moved.
            T b00 = TLanes.Xor(a00, d0);
            T b01 = TLanes.RotateLeft(TLanes.Xor(a06, d1), 44);
            T b02 = TLanes.RotateLeft(TLanes.Xor(a12, d2), 43);
            T b03 = TLanes.RotateLeft(TLanes.Xor(a18, d3), 21);
            T b04 = TLanes.RotateLeft(TLanes.Xor(a24, d4), 14);
            T b05 = TLanes.RotateLeft(TLanes.Xor(a03, d3), 28);
            T b06 = TLanes.RotateLeft(TLanes.Xor(a09, d4), 20);
            T b07 = TLanes.RotateLeft(TLanes.Xor(a10, d0), 3);
            T b08 = TLanes.RotateLeft(TLanes.Xor(a16, d1), 45);
            T b09 = TLanes.RotateLeft(TLanes.Xor(a22, d2), 61);
            T b10 = TLanes.RotateLeft(TLanes.Xor(a01, d1), 1);
            T b11 = TLanes.RotateLeft(TLanes.Xor(a07, d2), 6);
            T b12 = TLanes.RotateLeft(TLanes.Xor(a13, d3), 25);
            T b13 = TLanes.RotateLeft(TLanes.Xor(a19, d4), 8);
            T b14 = TLanes.RotateLeft(TLanes.Xor(a20, d0), 18);
            T b15 = TLanes.RotateLeft(TLanes.Xor(a04, d4), 27);
            T b16 = TLanes.RotateLeft(TLanes.Xor(a05, d0), 36);
            T b17 = TLanes.RotateLeft(TLanes.Xor(a11, d1), 10);
            T b18 = TLanes.RotateLeft(TLanes.Xor(a17, d2), 15);
            T b19 = TLanes.RotateLeft(TLanes.Xor(a23, d3), 56);
            T b20 = TLanes.RotateLeft(TLanes.Xor(a02, d2), 62);
            T b21 = TLanes.RotateLeft(TLanes.Xor(a08, d3), 55);
            T b22 = TLanes.RotateLeft(TLanes.Xor(a14, d4), 39);
            T b23 = TLanes.RotateLeft(TLanes.Xor(a15, d0), 41);
            T b24 = TLanes.RotateLeft(TLanes.Xor(a21, d1), 2);

            // Chi along each row; iota adds the round constant to the first lane.
            a00 = TLanes.Xor(TLanes.Chi(b00, b01, b02), TLanes.Broadcast(constant));
            a01 = TLanes.Chi(b01, b02, b03);
            a02 = TLanes.Chi(b02, b03, b04);
            a03 = TLanes.Chi(b03, b04, b00);
            a04 = TLanes.Chi(b04, b00, b01);
            a05 = TLanes.Chi(b05, b06, b07);
            a06 = TLanes.Chi(b06, b07, b08);
            a07 = TLanes.Chi(b07, b08, b09);
            a08 = TLanes.Chi(b08, b09, b05);
            a09 = TLanes.Chi(b09, b05, b06);
            a10 = TLanes.Chi(b10, b11, b12);
            a11 = TLanes.Chi(b11, b12, b13);
            a12 = TLanes.Chi(b12, b13, b14);
            a13 = TLanes.Chi(b13, b14, b10);
            a14 = TLanes.Chi(b14, b10, b11);
            a15 = TLanes.Chi(b15, b16, b17);
            a16 = TLanes.Chi(b16, b17, b18);
            a17 = TLanes.Chi(b17, b18, b19);
            a18 = TLanes.Chi(b18, b19, b15);
            a19 = TLanes.Chi(b19, b15, b16);
            a20 = TLanes.Chi(b20, b21, b22);
            a21 = TLanes.Chi(b21, b22, b23);
            a22 = TLanes.Chi(b22, b23, b24);
            a23 = TLanes.Chi(b23, b24, b20);
            a24 = TLanes.Chi(b24, b20, b21);
        }

        state[0] = a00;
        state[1] = a01;
        state[2] = a02;
        state[3] = a03;
        state[4] = a04;
        state[5] = a05;
        state[6] = a06;
        state[7] = a07;
        state[8] = a08;
        state[9] = a09;
        state[10] = a10;
        state[11] = a11;
        state[12] = a12;
        state[13] = a13;
        state[14] = a14;
        state[15] = a15;
        state[16] = a16;
        state[17] = a17;
        state[18] = a18;
        state[19] = a19;
        state[20] = a20;
        state[21] = a21;
        state[22] = a22;
        state[23] = a23;
        state[24] = a24;
    }
}
