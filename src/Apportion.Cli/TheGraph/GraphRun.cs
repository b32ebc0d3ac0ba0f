using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Stages;

namespace Apportion.Cli.TheGraph;

/// <summary>The result of <c>compute</c>: the ledger, and accumulators and totals per subgraph and allocation.</summary>
internal static class GraphRun
{
    private static readonly Asset Grt = RewardAccounts.Grt;

    private static readonly ResultColumn[] SubgraphColumns =
    [
        new("subgraph", "Subgraph"),
        new("condition", "Condition"),
        new("signal", "Signal", Grt),
        new("allocated", "Allocated", Grt),
        new("accRewardsForSubgraph", "F", Grt),
        new("accRewardsForSubgraphSnapshot", "F snapshot", Grt),
        new("accRewardsPerSignalSnapshot", "S snapshot", Grt),
        new("accRewardsPerAllocatedToken", "T", Grt),
        new("distributed", "To allocations", Grt),
        new("reclaimed", "Reclaimed", Grt),
        new("dropped", "Dropped", Grt),
    ];

    private static readonly ResultColumn[] AllocationColumns =
    [
        new("allocation", "Allocation"),
        new("indexer", "Indexer"),
        new("subgraph", "Subgraph"),
        new("status", "Status"),
        new("tokens", "Tokens", Grt),
        new("claimable", "Claimable", Grt),
        new("toIndexer", "To indexer", Grt),
        new("toDelegators", "To delegators", Grt),
        new("reclaimed", "Reclaimed", Grt),
        new("dropped", "Dropped", Grt),
    ];

    private static readonly ResultColumn[] FlowColumns =
    [
        new("subject", "Subject"),
        new("kind", "Kind"),
        new("condition", "Condition"),
        new("amount", "Amount", Grt),
    ];

    /// <summary>Puts the result together.</summary>
    public static ComputationView Of(
        TheGraphEngine engine,
        RewardAccounts accounts,
        IReadOnlyList<KeyValuePair<string, string>> facts,
        IReadOnlyList<Finding> findings
    )
    {
        var snapshot = GraphSnapshot.Of(engine);
        var ledger = accounts.BuildLedger(engine.Block);
        return new ComputationView
        {
            Protocol = TheGraphProtocol.ProtocolName,
            Ruleset = engine.Ruleset.Name,
            Facts =
            [
                .. facts,
                new("block", engine.Block.ToString(CultureInfo.InvariantCulture)),
                new("accRewardsPerSignal", snapshot.AccRewardsPerSignal.ToString()),
                new("last update block", snapshot.LastUpdateBlock.ToString(CultureInfo.InvariantCulture)),
                new("issuance per block", snapshot.IssuancePerBlock.ToString()),
                new("signal", snapshot.Signal.ToString()),
            ],
            Totals = ledger.Totals(),
            Balances = ledger.Balances,
            Tables = [Subgraphs(snapshot, accounts), Allocations(snapshot, accounts), Flows(snapshot, accounts)],
            Findings = findings,
        };
    }

    private static ResultTable Subgraphs(GraphSnapshot snapshot, RewardAccounts accounts) =>
        new(
            "subgraphs",
            "Subgraphs",
            SubgraphColumns,
            [
                .. snapshot.Subgraphs.Select(row =>
                    (string?[])
                        [
                            row.Id.ToString(),
                            row.Condition.Name(),
                            row.Signal.ToString(),
                            row.Allocated.ToString(),
                            row.AccRewardsForSubgraph.ToString(),
                            row.AccRewardsForSubgraphSnapshot.ToString(),
                            row.AccRewardsPerSignalSnapshot.ToString(),
                            row.AccRewardsPerAllocatedToken.ToString(),
                            Sum(accounts.OfSubgraph(row.Id), FlowKind.Distributed),
                            Sum(accounts.OfSubgraph(row.Id), FlowKind.Reclaimed),
                            Sum(accounts.OfSubgraph(row.Id), FlowKind.Dropped),
                        ]
                ),
            ]
        );

    private static ResultTable Allocations(GraphSnapshot snapshot, RewardAccounts accounts) =>
        new(
            "allocations",
            "Allocations",
            AllocationColumns,
            [
                .. snapshot.Allocations.Select(row =>
                    (string?[])
                        [
                            row.Id.ToString(),
                            row.Indexer.ToString(),
                            row.Subgraph.ToString(),
                            row.IsOpen ? "open" : "closed",
                            row.Tokens.ToString(),
                            row.Claimable?.ToString() ?? (row.IsOpen ? "reverts" : null),
                            Sum(accounts.OfAllocation(row.Id), FlowKind.IndexerReward),
                            Sum(accounts.OfAllocation(row.Id), FlowKind.DelegatorReward),
                            Sum(accounts.OfAllocation(row.Id), FlowKind.Reclaimed),
                            Sum(accounts.OfAllocation(row.Id), FlowKind.Dropped),
                        ]
                ),
            ]
        );

    /// <summary>Where every amount of a subgraph or an allocation went, by condition.</summary>
    private static ResultTable Flows(GraphSnapshot snapshot, RewardAccounts accounts) =>
        new(
            "flows",
            "Where it went",
            FlowColumns,
            [
                .. snapshot.Subgraphs.SelectMany(row => Rows(row.Id.ToString(), accounts.OfSubgraph(row.Id))),
                .. snapshot.Allocations.SelectMany(row => Rows(row.Id.ToString(), accounts.OfAllocation(row.Id))),
            ]
        );

    private static IEnumerable<string?[]> Rows(string subject, IReadOnlyList<RewardTotal> totals) =>
        totals.Select(total =>
            (string?[])[subject, total.Kind.ToString(), total.Condition.Name(), total.Amount.ToString()]
        );

    private static string Sum(IReadOnlyList<RewardTotal> totals, FlowKind kind) =>
        totals
            .Where(total => total.Kind == kind)
            .Aggregate(Numerics.UInt256.Zero, (sum, total) => sum + total.Amount)
            .ToString();
}
