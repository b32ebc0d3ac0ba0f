using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A slash whose block is not finished yet, one for each strategy of its event.</summary>
/// <param name="Entity">The operator, or the pod owner for a slash of the beacon chain.</param>
/// <param name="BeaconChain">Whether the beacon chain slashed.</param>
/// <param name="Strategy">The slashed stake.</param>
/// <param name="Wad">The slashed part, 10^18 is all of it.</param>
/// <param name="Place">Its place in the block.</param>
/// <param name="TransactionHash">Its transaction.</param>
internal readonly record struct PendingSlash(
    Address Entity,
    bool BeaconChain,
    Address Strategy,
    UInt256 Wad,
    BlockPlace Place,
    Hash256 TransactionHash
);
