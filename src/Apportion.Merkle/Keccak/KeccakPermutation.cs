using System.Runtime.CompilerServices;

namespace Apportion.Merkle;

/// <summary>
/// Keccak-f[1600], written once for one state and for several states side by side: <typeparamref name="TLanes"/> says how
/// a lane of <typeparamref name="T"/> is combined, and the runtime compiles a separate straight-line body for each.
/// </summary>
/// <remarks>Source: FIPS 202 section 3.2 (theta, rho, pi, chi, iota) and 3.3; lane (x, y) is <c>a[x + 5y]</c>.</remarks>
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

        ReadOnlySpan<ulong> constants = KeccakConstants.Rounds;
        for (int round = 0; round + 1 < constants.Length; round += 2)
        {
            // Theta: the parity of each column (c) and what it adds to the columns beside it (d). Then row by row: rho and pi
            // turn and move five lanes (b), chi mixes them; iota adds the round constant to the first lane. The second half
            // is the same round from e back to a, which saves copying.
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

            T b0 = TLanes.Xor(a00, d0);
            T b1 = TLanes.RotateLeft(TLanes.Xor(a06, d1), 44);
            T b2 = TLanes.RotateLeft(TLanes.Xor(a12, d2), 43);
            T b3 = TLanes.RotateLeft(TLanes.Xor(a18, d3), 21);
            T b4 = TLanes.RotateLeft(TLanes.Xor(a24, d4), 14);
            T e00 = TLanes.Xor(TLanes.Chi(b0, b1, b2), TLanes.Broadcast(constants[round]));
            T e01 = TLanes.Chi(b1, b2, b3);
            T e02 = TLanes.Chi(b2, b3, b4);
            T e03 = TLanes.Chi(b3, b4, b0);
            T e04 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(a03, d3), 28);
            b1 = TLanes.RotateLeft(TLanes.Xor(a09, d4), 20);
            b2 = TLanes.RotateLeft(TLanes.Xor(a10, d0), 3);
            b3 = TLanes.RotateLeft(TLanes.Xor(a16, d1), 45);
            b4 = TLanes.RotateLeft(TLanes.Xor(a22, d2), 61);
            T e05 = TLanes.Chi(b0, b1, b2);
            T e06 = TLanes.Chi(b1, b2, b3);
            T e07 = TLanes.Chi(b2, b3, b4);
            T e08 = TLanes.Chi(b3, b4, b0);
            T e09 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(a01, d1), 1);
            b1 = TLanes.RotateLeft(TLanes.Xor(a07, d2), 6);
            b2 = TLanes.RotateLeft(TLanes.Xor(a13, d3), 25);
            b3 = TLanes.RotateLeft(TLanes.Xor(a19, d4), 8);
            b4 = TLanes.RotateLeft(TLanes.Xor(a20, d0), 18);
            T e10 = TLanes.Chi(b0, b1, b2);
            T e11 = TLanes.Chi(b1, b2, b3);
            T e12 = TLanes.Chi(b2, b3, b4);
            T e13 = TLanes.Chi(b3, b4, b0);
            T e14 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(a04, d4), 27);
            b1 = TLanes.RotateLeft(TLanes.Xor(a05, d0), 36);
            b2 = TLanes.RotateLeft(TLanes.Xor(a11, d1), 10);
            b3 = TLanes.RotateLeft(TLanes.Xor(a17, d2), 15);
            b4 = TLanes.RotateLeft(TLanes.Xor(a23, d3), 56);
            T e15 = TLanes.Chi(b0, b1, b2);
            T e16 = TLanes.Chi(b1, b2, b3);
            T e17 = TLanes.Chi(b2, b3, b4);
            T e18 = TLanes.Chi(b3, b4, b0);
            T e19 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(a02, d2), 62);
            b1 = TLanes.RotateLeft(TLanes.Xor(a08, d3), 55);
            b2 = TLanes.RotateLeft(TLanes.Xor(a14, d4), 39);
            b3 = TLanes.RotateLeft(TLanes.Xor(a15, d0), 41);
            b4 = TLanes.RotateLeft(TLanes.Xor(a21, d1), 2);
            T e20 = TLanes.Chi(b0, b1, b2);
            T e21 = TLanes.Chi(b1, b2, b3);
            T e22 = TLanes.Chi(b2, b3, b4);
            T e23 = TLanes.Chi(b3, b4, b0);
            T e24 = TLanes.Chi(b4, b0, b1);

            c0 = TLanes.Xor(TLanes.Xor(e00, e05, e10), e15, e20);
            c1 = TLanes.Xor(TLanes.Xor(e01, e06, e11), e16, e21);
            c2 = TLanes.Xor(TLanes.Xor(e02, e07, e12), e17, e22);
            c3 = TLanes.Xor(TLanes.Xor(e03, e08, e13), e18, e23);
            c4 = TLanes.Xor(TLanes.Xor(e04, e09, e14), e19, e24);
            d0 = TLanes.Xor(c4, TLanes.RotateLeft(c1, 1));
            d1 = TLanes.Xor(c0, TLanes.RotateLeft(c2, 1));
            d2 = TLanes.Xor(c1, TLanes.RotateLeft(c3, 1));
            d3 = TLanes.Xor(c2, TLanes.RotateLeft(c4, 1));
            d4 = TLanes.Xor(c3, TLanes.RotateLeft(c0, 1));

            b0 = TLanes.Xor(e00, d0);
            b1 = TLanes.RotateLeft(TLanes.Xor(e06, d1), 44);
            b2 = TLanes.RotateLeft(TLanes.Xor(e12, d2), 43);
            b3 = TLanes.RotateLeft(TLanes.Xor(e18, d3), 21);
            b4 = TLanes.RotateLeft(TLanes.Xor(e24, d4), 14);
            a00 = TLanes.Xor(TLanes.Chi(b0, b1, b2), TLanes.Broadcast(constants[round + 1]));
            a01 = TLanes.Chi(b1, b2, b3);
            a02 = TLanes.Chi(b2, b3, b4);
            a03 = TLanes.Chi(b3, b4, b0);
            a04 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(e03, d3), 28);
            b1 = TLanes.RotateLeft(TLanes.Xor(e09, d4), 20);
            b2 = TLanes.RotateLeft(TLanes.Xor(e10, d0), 3);
            b3 = TLanes.RotateLeft(TLanes.Xor(e16, d1), 45);
            b4 = TLanes.RotateLeft(TLanes.Xor(e22, d2), 61);
            a05 = TLanes.Chi(b0, b1, b2);
            a06 = TLanes.Chi(b1, b2, b3);
            a07 = TLanes.Chi(b2, b3, b4);
            a08 = TLanes.Chi(b3, b4, b0);
            a09 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(e01, d1), 1);
            b1 = TLanes.RotateLeft(TLanes.Xor(e07, d2), 6);
            b2 = TLanes.RotateLeft(TLanes.Xor(e13, d3), 25);
            b3 = TLanes.RotateLeft(TLanes.Xor(e19, d4), 8);
            b4 = TLanes.RotateLeft(TLanes.Xor(e20, d0), 18);
            a10 = TLanes.Chi(b0, b1, b2);
            a11 = TLanes.Chi(b1, b2, b3);
            a12 = TLanes.Chi(b2, b3, b4);
            a13 = TLanes.Chi(b3, b4, b0);
            a14 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(e04, d4), 27);
            b1 = TLanes.RotateLeft(TLanes.Xor(e05, d0), 36);
            b2 = TLanes.RotateLeft(TLanes.Xor(e11, d1), 10);
            b3 = TLanes.RotateLeft(TLanes.Xor(e17, d2), 15);
            b4 = TLanes.RotateLeft(TLanes.Xor(e23, d3), 56);
            a15 = TLanes.Chi(b0, b1, b2);
            a16 = TLanes.Chi(b1, b2, b3);
            a17 = TLanes.Chi(b2, b3, b4);
            a18 = TLanes.Chi(b3, b4, b0);
            a19 = TLanes.Chi(b4, b0, b1);

            b0 = TLanes.RotateLeft(TLanes.Xor(e02, d2), 62);
            b1 = TLanes.RotateLeft(TLanes.Xor(e08, d3), 55);
            b2 = TLanes.RotateLeft(TLanes.Xor(e14, d4), 39);
            b3 = TLanes.RotateLeft(TLanes.Xor(e15, d0), 41);
            b4 = TLanes.RotateLeft(TLanes.Xor(e21, d1), 2);
            a20 = TLanes.Chi(b0, b1, b2);
            a21 = TLanes.Chi(b1, b2, b3);
            a22 = TLanes.Chi(b2, b3, b4);
            a23 = TLanes.Chi(b3, b4, b0);
            a24 = TLanes.Chi(b4, b0, b1);
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
