namespace Apportion.Core;

/// <summary>
/// A named operand handed to a recorder. Converts from a tuple of name and text, <see cref="UInt256"/> or
/// <see cref="BigInteger"/>; built-in integers and truth values take a constructor.
/// </summary>
/// <param name="Name">The name used in the formula.</param>
/// <param name="Value">Exact decimal text.</param>
public readonly record struct Term(string Name, string Value)
{
    /// <summary>A whole number.</summary>
    public Term(string name, long value)
        : this(name, value.ToString(CultureInfo.InvariantCulture)) { }

    /// <summary>A whole number.</summary>
    public Term(string name, ulong value)
        : this(name, value.ToString(CultureInfo.InvariantCulture)) { }

    /// <summary>A truth value, as 1 or 0.</summary>
    public Term(string name, bool value)
        : this(name, value ? "1" : "0") { }

    /// <summary>From a name and text.</summary>
    public static implicit operator Term((string Name, string Value) term) => new(term.Name, term.Value);

    /// <summary>From a name and an amount.</summary>
    public static implicit operator Term((string Name, UInt256 Value) term) => new(term.Name, term.Value.ToString());

    /// <summary>From a name and a signed integer.</summary>
    public static implicit operator Term((string Name, BigInteger Value) term) =>
        new(term.Name, term.Value.ToString(CultureInfo.InvariantCulture));
}
