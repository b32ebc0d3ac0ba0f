namespace Apportion.DataHaven.State;

/// <summary>A slash as it is stored. Source: spec datahaven section 13.1.</summary>
/// <param name="Id">Running number.</param>
/// <param name="Validator">Who is slashed.</param>
/// <param name="Percentage">Fraction of the stake: the whole fraction of the offence, not what it adds to an earlier one.</param>
/// <param name="Confirmed">True if nothing is deferred.</param>
/// <param name="Kind">The offence in words.</param>
/// <param name="Reporters">Who reported it.</param>
public sealed record Slash(
    uint Id,
    Address Validator,
    Perbill Percentage,
    bool Confirmed,
    string Kind,
    IReadOnlyList<Address> Reporters
);
