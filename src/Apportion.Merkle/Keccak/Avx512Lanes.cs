using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Apportion.Merkle;

/// <summary>Eight states side by side in 512-bit registers, with the rotation and three-way logic of AVX-512.</summary>
internal readonly struct Avx512Lanes : IKeccakLanes<Vector512<ulong>>
{
    // The truth tables of the three-operand instruction; bit (a << 2 | b << 1 | c) is the result.
    private const byte ParityOfThree = 0x96;
    private const byte ChiOfThree = 0xD2;

    /// <inheritdoc />
    public static int Width => 8;

    /// <inheritdoc />
    public static bool IsSupported => Avx512F.IsSupported;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Broadcast(ulong word) => Vector512.Create(word);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.TernaryLogic(a, b, c, ParityOfThree);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Chi(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.TernaryLogic(a, b, c, ChiOfThree);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> RotateLeft(Vector512<ulong> a, [ConstantExpected] byte bits) =>
        Avx512F.RotateLeft(a, bits);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Load(ReadOnlySpan<byte> source, int offset, int stride) =>
        Vector512.Create(Avx2Lanes.Load(source, offset, stride), Avx2Lanes.Load(source, offset + (4 * stride), stride));

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ulong> lane, Span<byte> destination, int offset)
    {
        for (int state = 0; state < 8; state++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(
                destination[(offset + (state * Hash256.Size))..],
                lane.GetElement(state)
            );
        }
    }
}
