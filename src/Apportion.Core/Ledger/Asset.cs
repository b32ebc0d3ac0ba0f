namespace Apportion.Core;

/// <summary>What an amount is counted in. Amounts are always base units; decimals are for people and journals only.</summary>
/// <param name="Id">Symbol (<c>ETH</c>, <c>RPL</c>) or lower-case token address.</param>
/// <param name="Decimals">How many decimals a whole unit has; 0 shows base units.</param>
public sealed record Asset(string Id, int Decimals)
{
    /// <summary>The same amount in whole units, exact, without trailing zeros, e.g. <c>0.157</c>.</summary>
    public string Format(BigInteger baseUnits)
    {
        var all = FormatAllDecimals(baseUnits);
        return Decimals == 0 ? all : all.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The same amount with all its decimals, e.g. <c>0.157000000000000000</c>: its last digit is one base unit.</summary>
    public string FormatAllDecimals(BigInteger baseUnits)
    {
        var sign = baseUnits.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(baseUnits).ToString(CultureInfo.InvariantCulture);
        if (Decimals == 0)
            return sign + digits;
        digits = digits.PadLeft(Decimals + 1, '0');
        return $"{sign}{digits[..^Decimals]}.{digits[^Decimals..]}";
    }

    /// <inheritdoc cref="Format(BigInteger)"/>
    public string Format(UInt256 baseUnits) => Format((BigInteger)baseUnits);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
