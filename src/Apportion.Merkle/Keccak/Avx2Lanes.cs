using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Apportion.Merkle;

/// <summary>Four states side by side in 256-bit registers.</summary>
internal readonly struct Avx2Lanes : IKeccakLanes<Vector256<ulong>>
{
    /// <inheritdoc />
    public static int Width => 4;

    /// <inheritdoc />
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Broadcast(ulong word) => Vector256.Create(word);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c) => a ^ b ^ c;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Chi(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c) =>
        a ^ Avx2.AndNot(b, c);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> RotateLeft(Vector256<ulong> a, [ConstantExpected] byte bits) =>
        (a << bits) | (a >>> (64 - bits));

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Load(ReadOnlySpan<byte> source, int offset, int stride) =>
        Vector256.Create(
            BinaryPrimitives.ReadUInt64LittleEndian(source[offset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[(offset + stride)..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[(offset + (2 * stride))..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[(offset + (3 * stride))..])
        );

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ulong> lane, Span<byte> destination, int offset)
    {
        for (int state = 0; state < 4; state++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(
                destination[(offset + (state * Hash256.Size))..],
                lane.GetElement(state)
            );
        }
    }
}
