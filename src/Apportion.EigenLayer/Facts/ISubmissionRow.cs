using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts;

/// <summary>What the rows of all submission tables have: one row a strategy, of operator-directed ones also an operator.</summary>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public interface ISubmissionRow : IEventRow
{
    /// <summary>The AVS (service), or who pays for all.</summary>
    Address Avs { get; }

    /// <summary>Hash that names the submission.</summary>
    Hash256 RewardHash { get; }

    /// <summary>What is paid.</summary>
    Address Token { get; }

    /// <summary>Tokens of the submission or, of operator-directed ones, of the operator. Base units.</summary>
    UInt256 Amount { get; }

    /// <summary>The strategy, that is the kind of stake.</summary>
    Address Strategy { get; }

    /// <summary>Position in the list of strategies.</summary>
    int StrategyIndex { get; }

    /// <summary>What a share of the strategy counts.</summary>
    UInt256 Multiplier { get; }

    /// <summary>Start, Unix seconds; its day is not paid.</summary>
    long StartTimestamp { get; }

    /// <summary>End, Unix seconds.</summary>
    long EndTimestamp { get; }

    /// <summary>Length in seconds.</summary>
    long Duration { get; }
}
