using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A slash whose rows are not made yet, one for each strategy of its event.</summary>
/// <param name="Entity">The operator, or the pod owner for a slash of the beacon chain.</param>
/// <param name="BeaconChain">Whether the beacon chain slashed.</param>
/// <param name="Strategy">The slashed stake.</param>
/// <param name="Wad">The slashed part, 10^18 is all of it.</param>
/// <param name="TransactionHash">Its transaction.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
internal readonly record struct PendingSlash(
    Address Entity,
    bool BeaconChain,
    Address Strategy,
    UInt256 Wad,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
