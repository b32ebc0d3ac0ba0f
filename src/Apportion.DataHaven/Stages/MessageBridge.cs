using Apportion.DataHaven.Commitment;

namespace Apportion.DataHaven.Stages;

/// <summary>
/// What stands between a pallet and Ethereum: checks before building, the size limit, and whether a message was
/// delivered. Recorded outcomes win; without one a message that passes the checks counts as delivered.
/// </summary>
public sealed class MessageBridge
{
    /// <summary>False for a mock that neither builds messages nor moves dust.</summary>
    public bool Builds { get; init; } = true;

    /// <summary>Whether zero addresses and too large messages fail, as on chain.</summary>
    public bool Checks { get; init; } = true;

    /// <summary>Whether messages are delivered now.</summary>
    public bool Delivers { get; set; } = true;

    /// <summary>Whether a built message gets through.</summary>
    public bool TryDeliver(OutboundMessage? message, out string? failure)
    {
        failure =
            Checks && message is { FitsLimit: false } ? SendFailure.TooLarge
            : !Delivers ? SendFailure.NotDelivered
            : null;
        return failure is null;
    }
}
