using Apportion.Core;

namespace Apportion.EigenLayer.Facts;

/// <summary>A strategy that an AVS reported for an operator when it was asked, every 3600 blocks.</summary>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Avs">The AVS (service).</param>
/// <param name="Strategy">The strategy, that is the kind of stake.</param>
/// <param name="BlockTime">Time of the block, Unix seconds (UTC).</param>
/// <param name="AvsDirectoryAddress">The AVSDirectory the registration was read from.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct OperatorRestakedStrategy(
    long BlockNumber,
    Address Operator,
    Address Avs,
    Address Strategy,
    long BlockTime,
    Address AvsDirectoryAddress
);
