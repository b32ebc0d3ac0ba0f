using System.Diagnostics.CodeAnalysis;

namespace Apportion.Merkle;

/// <summary>What the permutation needs of a lane: one 64-bit word of one state, or the same word of several states.</summary>
internal interface IKeccakLanes<T>
    where T : unmanaged
{
    /// <summary>How many states lie side by side.</summary>
    static abstract int Width { get; }

    /// <summary>Whether this machine has the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The same word in every state.</summary>
    static abstract T Broadcast(ulong word);

    /// <summary>Exclusive or of two lanes.</summary>
    static abstract T Xor(T a, T b);

    /// <summary>Exclusive or of three lanes.</summary>
    static abstract T Xor(T a, T b, T c);

    /// <summary><c>a ^ (~b &amp; c)</c>.</summary>
    static abstract T Chi(T a, T b, T c);

    /// <summary>Rotation to the left by a constant from 1 to 63.</summary>
    static abstract T RotateLeft(T a, [ConstantExpected] byte bits);

    /// <summary>Gathers one little-endian word per state: at <paramref name="offset"/> of each input, inputs <paramref name="stride"/> bytes apart.</summary>
    static abstract T Load(ReadOnlySpan<byte> source, int offset, int stride);

    /// <summary>Scatters one little-endian word per state: at <paramref name="offset"/> of each output, outputs 32 bytes apart.</summary>
    static abstract void Store(T lane, Span<byte> destination, int offset);
}
