using System.Numerics;
using System.Text.Json.Serialization;
using Meziantou.Analyzer.Annotations;

namespace Apportion.Numerics;

/// <summary>
/// An exact unsigned integer of 256 bits, the amount type of every ledger: base units (wei, GRT wei, ...) from 0 to 2^256 - 1.
/// </summary>
/// <remarks>
/// In a <c>checked</c> context (the default of this solution) overflow throws <see cref="OverflowException"/>; in an
/// <c>unchecked</c> context the operators wrap modulo 2^256 as EVM arithmetic does. The <c>default</c> value is zero.
/// No operation allocates on the heap, save those that return a <see cref="string"/> or a <see cref="BigInteger"/>.
/// </remarks>
[JsonConverter(typeof(UInt256JsonConverter))]
[CultureInsensitiveType]
public readonly partial struct UInt256
    : IComparable,
        IComparable<UInt256>,
        IEquatable<UInt256>,
        IMinMaxValue<UInt256>,
        IComparisonOperators<UInt256, UInt256, bool>
{
    internal const int LimbCount = 4;

    private readonly ulong _u0;
    private readonly ulong _u1;
    private readonly ulong _u2;
    private readonly ulong _u3;

    /// <summary>Makes a value from its four 64-bit limbs: u0 + u1 * 2^64 + u2 * 2^128 + u3 * 2^192.</summary>
    /// <param name="u0">Bits 0 to 63, the least significant limb.</param>
    /// <param name="u1">Bits 64 to 127.</param>
    /// <param name="u2">Bits 128 to 191.</param>
    /// <param name="u3">Bits 192 to 255, the most significant limb.</param>
    public UInt256(ulong u0, ulong u1, ulong u2, ulong u3)
    {
        _u0 = u0;
        _u1 = u1;
        _u2 = u2;
        _u3 = u3;
    }

    /// <summary>0.</summary>
    public static UInt256 Zero => default;

    /// <summary>1.</summary>
    public static UInt256 One => new(1, 0, 0, 0);

    /// <summary>2^256 - 1, the largest value.</summary>
    public static UInt256 MaxValue => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>0, the smallest value.</summary>
    public static UInt256 MinValue => default;

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => (_u0 | _u1 | _u2 | _u3) == 0;

    /// <summary>Whether the value is 1.</summary>
    public bool IsOne => ((_u0 ^ 1) | _u1 | _u2 | _u3) == 0;

    internal bool FitsUInt64 => (_u1 | _u2 | _u3) == 0;

    internal bool FitsUInt128 => (_u2 | _u3) == 0;

    internal ulong Limb0 => _u0;

    internal ulong Limb1 => _u1;

    internal ulong Limb2 => _u2;

    internal ulong Limb3 => _u3;

    internal static UInt256 FromLimbs(ReadOnlySpan<ulong> limbs) => new(limbs[0], limbs[1], limbs[2], limbs[3]);

    internal void CopyTo(Span<ulong> limbs)
    {
        limbs[3] = _u3;
        limbs[2] = _u2;
        limbs[1] = _u1;
        limbs[0] = _u0;
    }

    /// <summary>Whether both values are equal.</summary>
    public static bool operator ==(UInt256 left, UInt256 right) => left.Equals(right);

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(UInt256 left, UInt256 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is smaller.</summary>
    public static bool operator <(UInt256 left, UInt256 right)
    {
        if (left._u3 != right._u3)
            return left._u3 < right._u3;
        if (left._u2 != right._u2)
            return left._u2 < right._u2;
        return left._u1 != right._u1 ? left._u1 < right._u1 : left._u0 < right._u0;
    }

    /// <summary>Whether <paramref name="left"/> is larger.</summary>
    public static bool operator >(UInt256 left, UInt256 right) => right < left;

    /// <summary>Whether <paramref name="left"/> is smaller or equal.</summary>
    public static bool operator <=(UInt256 left, UInt256 right) => !(right < left);

    /// <summary>Whether <paramref name="left"/> is larger or equal.</summary>
    public static bool operator >=(UInt256 left, UInt256 right) => !(left < right);

    /// <summary>The smaller of two values.</summary>
    public static UInt256 Min(in UInt256 left, in UInt256 right) => right < left ? right : left;

    /// <summary>The larger of two values.</summary>
    public static UInt256 Max(in UInt256 left, in UInt256 right) => left < right ? right : left;

    /// <summary>Numeric order: negative, zero or positive as this value is smaller than, equal to or larger than the other.</summary>
    public int CompareTo(UInt256 other)
    {
        if (this < other)
            return -1;
        return Equals(other) ? 0 : 1;
    }

    /// <summary>Numeric order; null sorts first, anything but a <see cref="UInt256"/> throws <see cref="ArgumentException"/>.</summary>
    public int CompareTo(object? obj) =>
        obj switch
        {
            null => 1,
            UInt256 other => CompareTo(other),
            _ => throw new ArgumentException($"A UInt256 cannot be compared with a {obj.GetType()}.", nameof(obj)),
        };

    /// <summary>Whether both values are equal.</summary>
    public bool Equals(UInt256 other) =>
        ((_u0 ^ other._u0) | (_u1 ^ other._u1) | (_u2 ^ other._u2) | (_u3 ^ other._u3)) == 0;

    /// <summary>Whether <paramref name="obj"/> is a <see cref="UInt256"/> of the same value.</summary>
    public override bool Equals(object? obj) => obj is UInt256 other && Equals(other);

    /// <summary>A hash that differs from process to process; never let output depend on it.</summary>
    public override int GetHashCode() => HashCode.Combine(_u0, _u1, _u2, _u3);
}
