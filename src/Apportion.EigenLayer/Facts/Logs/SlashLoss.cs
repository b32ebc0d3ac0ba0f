using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>What one slash took from one staker: <c>floor(shares · wad / 10^18)</c>.</summary>
/// <param name="Staker">Who lost.</param>
/// <param name="Entity">The slashed operator, or the pod owner for a slash of the beacon chain.</param>
/// <param name="BeaconChain">Whether the beacon chain slashed.</param>
/// <param name="Strategy">The slashed stake.</param>
/// <param name="Shares">Shares before the slash, earlier changes of the same block included; above zero.</param>
/// <param name="Wad">Slashed part of the event, 10^18 is all of it.</param>
/// <param name="Loss">Shares taken; zero is possible and has a row of its own.</param>
/// <param name="LeftInBlock">
/// True if the staker was delegated before the block and left this operator inside it before the slash: the rows take from
/// new deposits of the block what the chain leaves alone.
/// </param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.1; eigenlayer-logs-notes section 2.1.</remarks>
public readonly record struct SlashLoss(
    Address Staker,
    Address Entity,
    bool BeaconChain,
    Address Strategy,
    UInt256 Shares,
    UInt256 Wad,
    UInt256 Loss,
    bool LeftInBlock,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
