using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256
    : IBitwiseOperators<UInt256, UInt256, UInt256>,
        IShiftOperators<UInt256, int, UInt256>
{
    /// <summary>How many bits the value needs: 0 for 0, else floor(log2(value)) + 1; at most 256.</summary>
    public int BitLength
    {
        get
        {
            if (_u3 != 0)
                return 256 - BitOperations.LeadingZeroCount(_u3);
            if (_u2 != 0)
                return 192 - BitOperations.LeadingZeroCount(_u2);
            return _u1 != 0 ? 128 - BitOperations.LeadingZeroCount(_u1) : 64 - BitOperations.LeadingZeroCount(_u0);
        }
    }

    /// <summary>Bitwise and.</summary>
    public static UInt256 operator &(UInt256 left, UInt256 right) =>
        new(left._u0 & right._u0, left._u1 & right._u1, left._u2 & right._u2, left._u3 & right._u3);

    /// <summary>Bitwise or.</summary>
    public static UInt256 operator |(UInt256 left, UInt256 right) =>
        new(left._u0 | right._u0, left._u1 | right._u1, left._u2 | right._u2, left._u3 | right._u3);

    /// <summary>Bitwise exclusive or.</summary>
    public static UInt256 operator ^(UInt256 left, UInt256 right) =>
        new(left._u0 ^ right._u0, left._u1 ^ right._u1, left._u2 ^ right._u2, left._u3 ^ right._u3);

    /// <summary>All 256 bits inverted.</summary>
    public static UInt256 operator ~(UInt256 value) => new(~value._u0, ~value._u1, ~value._u2, ~value._u3);

    /// <summary>
    /// Shifted left, the bits above 256 lost; like the EVM and unlike C#'s integers a shift of 256 or more gives 0.
    /// Throws <see cref="ArgumentOutOfRangeException"/> for a negative shift.
    /// </summary>
    public static UInt256 operator <<(UInt256 value, int shiftAmount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shiftAmount);
        var bits = shiftAmount & 63;
        var shifted = (shiftAmount >> 6) switch
        {
            0 => value,
            1 => new UInt256(0, value._u0, value._u1, value._u2),
            2 => new UInt256(0, 0, value._u0, value._u1),
            3 => new UInt256(0, 0, 0, value._u0),
            _ => Zero,
        };
        if (bits == 0)
            return shifted;
        var down = 64 - bits;
        return new UInt256(
            shifted._u0 << bits,
            (shifted._u1 << bits) | (shifted._u0 >> down),
            (shifted._u2 << bits) | (shifted._u1 >> down),
            (shifted._u3 << bits) | (shifted._u2 >> down)
        );
    }

    /// <summary>
    /// Shifted right: floor(value / 2^shiftAmount); like the EVM and unlike C#'s integers a shift of 256 or more gives 0.
    /// Throws <see cref="ArgumentOutOfRangeException"/> for a negative shift.
    /// </summary>
    public static UInt256 operator >>(UInt256 value, int shiftAmount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shiftAmount);
        var bits = shiftAmount & 63;
        var shifted = (shiftAmount >> 6) switch
        {
            0 => value,
            1 => new UInt256(value._u1, value._u2, value._u3, 0),
            2 => new UInt256(value._u2, value._u3, 0, 0),
            3 => new UInt256(value._u3, 0, 0, 0),
            _ => Zero,
        };
        if (bits == 0)
            return shifted;
        var up = 64 - bits;
        return new UInt256(
            (shifted._u0 >> bits) | (shifted._u1 << up),
            (shifted._u1 >> bits) | (shifted._u2 << up),
            (shifted._u2 >> bits) | (shifted._u3 << up),
            shifted._u3 >> bits
        );
    }

    /// <summary>The same as <c>&gt;&gt;</c>: the value has no sign.</summary>
    public static UInt256 operator >>>(UInt256 value, int shiftAmount) => value >> shiftAmount;

    /// <summary>floor(sqrt(value)): the largest integer whose square does not exceed the value.</summary>
    public static UInt256 SqrtFloor(UInt256 value)
    {
        if (value.IsZero)
            return Zero;

        // Newton from above: the start 2^ceil(bits / 2) is at least the root, and each step falls until it is reached.
        var root = One << ((value.BitLength + 1) / 2);
        while (true)
        {
            var next = Add(root, value / root, out _) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
