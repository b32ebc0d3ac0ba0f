using System.Numerics;
using System.Text.Json.Serialization;
using Meziantou.Analyzer.Annotations;

namespace Apportion.Numerics;

/// <summary>
/// An exact unsigned integer of 512 bits: the wider path for sums and products of <see cref="UInt256"/> amounts that may
/// exceed 2^256 - 1. The product of two amounts always fits, and so does any sum of fewer than 2^256 amounts.
/// </summary>
/// <remarks>
/// In a <c>checked</c> context overflow throws <see cref="OverflowException"/>, in an <c>unchecked</c> one the operators wrap
/// modulo 2^512. The <c>default</c> value is zero.
/// </remarks>
[JsonConverter(typeof(UInt512JsonConverter))]
[CultureInsensitiveType]
public readonly partial struct UInt512
    : IComparable,
        IComparable<UInt512>,
        IEquatable<UInt512>,
        IMinMaxValue<UInt512>,
        IComparisonOperators<UInt512, UInt512, bool>
{
    internal const int LimbCount = 8;

    /// <summary>Makes the value upper * 2^256 + lower.</summary>
    public UInt512(UInt256 lower, UInt256 upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>0.</summary>
    public static UInt512 Zero => default;

    /// <summary>1.</summary>
    public static UInt512 One => new(UInt256.One, UInt256.Zero);

    /// <summary>2^512 - 1, the largest value.</summary>
    public static UInt512 MaxValue => new(UInt256.MaxValue, UInt256.MaxValue);

    /// <summary>0, the smallest value.</summary>
    public static UInt512 MinValue => default;

    /// <summary>The low 256 bits.</summary>
    public UInt256 Lower { get; }

    /// <summary>The high 256 bits; 0 where the value fits a <see cref="UInt256"/>.</summary>
    public UInt256 Upper { get; }

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => Lower.IsZero && Upper.IsZero;

    /// <summary>How many bits the value needs: 0 for 0, at most 512.</summary>
    public int BitLength => Upper.IsZero ? Lower.BitLength : 256 + Upper.BitLength;

    internal static UInt512 FromLimbs(ReadOnlySpan<ulong> limbs) =>
        new(UInt256.FromLimbs(limbs), UInt256.FromLimbs(limbs[UInt256.LimbCount..]));

    internal void CopyTo(Span<ulong> limbs)
    {
        Lower.CopyTo(limbs);
        Upper.CopyTo(limbs[UInt256.LimbCount..]);
    }

    /// <summary>Whether both values are equal.</summary>
    public static bool operator ==(UInt512 left, UInt512 right) => left.Equals(right);

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(UInt512 left, UInt512 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is smaller.</summary>
    public static bool operator <(UInt512 left, UInt512 right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is larger.</summary>
    public static bool operator >(UInt512 left, UInt512 right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is smaller or equal.</summary>
    public static bool operator <=(UInt512 left, UInt512 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is larger or equal.</summary>
    public static bool operator >=(UInt512 left, UInt512 right) => left.CompareTo(right) >= 0;

    /// <summary>Numeric order: negative, zero or positive as this value is smaller than, equal to or larger than the other.</summary>
    public int CompareTo(UInt512 other)
    {
        var upper = Upper.CompareTo(other.Upper);
        return upper != 0 ? upper : Lower.CompareTo(other.Lower);
    }

    /// <summary>Numeric order; null sorts first, anything but a <see cref="UInt512"/> throws <see cref="ArgumentException"/>.</summary>
    public int CompareTo(object? obj) =>
        obj switch
        {
            null => 1,
            UInt512 other => CompareTo(other),
            _ => throw new ArgumentException($"A UInt512 cannot be compared with a {obj.GetType()}.", nameof(obj)),
        };

    /// <summary>Whether both values are equal.</summary>
    public bool Equals(UInt512 other) => Lower.Equals(other.Lower) && Upper.Equals(other.Upper);

    /// <summary>Whether <paramref name="obj"/> is a <see cref="UInt512"/> of the same value.</summary>
    public override bool Equals(object? obj) => obj is UInt512 other && Equals(other);

    /// <summary>A hash that differs from process to process; never let output depend on it.</summary>
    public override int GetHashCode() => HashCode.Combine(Lower, Upper);
}
