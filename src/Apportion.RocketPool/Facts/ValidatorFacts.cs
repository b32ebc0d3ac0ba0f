namespace Apportion.RocketPool.Facts;

/// <summary>A validator in the beacon state of the snapshot slot.</summary>
/// <param name="Index">Validator index.</param>
/// <param name="Status">Status in the words of the beacon API, e.g. <c>active_ongoing</c>; may be empty.</param>
/// <param name="ActivationEpoch">Activation epoch; 2^64 - 1 when not scheduled.</param>
/// <param name="ExitEpoch">Exit epoch; 2^64 - 1 when not scheduled.</param>
/// <param name="WithdrawableEpoch">Withdrawable epoch; 2^64 - 1 when not scheduled.</param>
public sealed record ValidatorFacts(
    ulong Index,
    string Status,
    ulong ActivationEpoch,
    ulong ExitEpoch,
    ulong WithdrawableEpoch
)
{
    /// <summary>Whether the validator still waits in the deposit queue: its duties are not tracked at all.</summary>
    public bool IsPending =>
        string.Equals(Status, "pending_initialized", StringComparison.Ordinal)
        || string.Equals(Status, "pending_queued", StringComparison.Ordinal);
}
