using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Accounting;

/// <summary>One movement of issuance.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Condition">Why, if it was not paid.</param>
/// <param name="Amount">Wei.</param>
/// <param name="Fraction">10^-18 wei, in addition to the amount.</param>
/// <param name="Recipient">Who got it; zero if nobody.</param>
/// <param name="Indexer">The indexer concerned; zero at subgraph or global level.</param>
/// <param name="Allocation">The allocation concerned; zero at subgraph or global level.</param>
/// <param name="Subgraph">The subgraph concerned; zero at global level.</param>
public readonly record struct Flow(
    FlowKind Kind,
    RewardCondition Condition,
    UInt256 Amount,
    UInt256 Fraction,
    Address Recipient,
    Address Indexer,
    Address Allocation,
    Hash256 Subgraph
);
