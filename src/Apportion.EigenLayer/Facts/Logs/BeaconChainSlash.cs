using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A pod owner's slashing factor that fell.</summary>
/// <param name="Staker">The pod owner.</param>
/// <param name="PreviousFactor">Factor before, 10^18 without slashes.</param>
/// <param name="NewFactor">Factor afterwards.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct BeaconChainSlash(
    Address Staker,
    ulong PreviousFactor,
    ulong NewFactor,
    long LogIndex,
    long BlockNumber
) : IEventRow;
