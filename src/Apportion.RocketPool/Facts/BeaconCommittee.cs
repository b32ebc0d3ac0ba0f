namespace Apportion.RocketPool.Facts;

/// <summary>A committee of the beacon chain: who has to attest in a slot.</summary>
/// <param name="Slot">The duty slot.</param>
/// <param name="Index">Committee index within the slot, 0 to 63.</param>
/// <param name="Validators">Validator indices by position.</param>
public sealed record BeaconCommittee(ulong Slot, ulong Index, IReadOnlyList<ulong> Validators);
