namespace Apportion.Core;

/// <summary>A named operand handed to a recorder; converts from a tuple of name and value.</summary>
/// <param name="Name">The name used in the formula.</param>
/// <param name="Value">Exact decimal text.</param>
public readonly record struct Term(string Name, string Value)
{
    /// <summary>From a name and text.</summary>
    public static implicit operator Term((string Name, string Value) term) => new(term.Name, term.Value);

    /// <summary>From a name and an amount.</summary>
    public static implicit operator Term((string Name, UInt256 Value) term) => new(term.Name, term.Value.ToString());

    /// <summary>From a name and a signed integer.</summary>
    public static implicit operator Term((string Name, BigInteger Value) term) =>
        new(term.Name, term.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>From a name and a whole number.</summary>
    public static implicit operator Term((string Name, long Value) term) =>
        new(term.Name, term.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>From a name and a whole number.</summary>
    public static implicit operator Term((string Name, ulong Value) term) =>
        new(term.Name, term.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>From a name and a truth value, as 1 or 0.</summary>
    public static implicit operator Term((string Name, bool Value) term) => new(term.Name, term.Value ? "1" : "0");
}
