namespace Apportion.DataHaven.State;

/// <summary>An event of one of the pallets. Members that an event does not have are null.</summary>
/// <param name="Name">Name in the runtime, e.g. <c>RewardsMessageSent</c>.</param>
/// <param name="Era">Era it names.</param>
/// <param name="TotalPoints">Points it names.</param>
/// <param name="Amount">Inflation amount it names, base units.</param>
/// <param name="Validator">Validator it names.</param>
/// <param name="Fraction">Slash fraction it names.</param>
/// <param name="Number">Count or slash id it names.</param>
public sealed record ChainEvent(
    string Name,
    uint? Era = null,
    UInt128? TotalPoints = null,
    UInt128? Amount = null,
    Address? Validator = null,
    Perbill? Fraction = null,
    uint? Number = null
);
