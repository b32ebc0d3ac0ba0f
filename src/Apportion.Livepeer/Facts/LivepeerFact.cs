namespace Apportion.Livepeer.Facts;

/// <summary>
/// A log of the Livepeer contracts, decoded. A closed set: one nested record per event, its members in the event's
/// order and under the event's names. Amounts are in wei of LPT or ETH; rounds and lock numbers fit in 64 bits.
/// </summary>
/// <remarks>Source: spec livepeer section 8.</remarks>
/// <param name="Origin">The log it comes from.</param>
public abstract partial record LivepeerFact(LogOrigin Origin)
{
    /// <summary>The contract that emitted it.</summary>
    public virtual ContractRole Contract => Event.Contract;

    /// <summary>The event's name.</summary>
    public string EventName => Event.Description.Name;

    /// <summary>The event's arguments by name, as text: decimal numbers, 0x for addresses, hashes and bytes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Arguments =>
        [
            .. Event.Description.Parameters.Zip(
                Values,
                (declared, value) => KeyValuePair.Create(declared.Name, Text(value))
            ),
        ];

    /// <summary>How the event is declared and read.</summary>
    internal abstract LivepeerEvent Event { get; }

    /// <summary>The members in the order of the declaration.</summary>
    private protected abstract object[] Values { get; }

    private static string Text(object value) =>
        value switch
        {
            ReadOnlyMemory<byte> bytes => "0x" + Convert.ToHexStringLower(bytes.Span),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
