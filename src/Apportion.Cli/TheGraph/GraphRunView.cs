using System.Globalization;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Stages;

namespace Apportion.Cli.TheGraph;

/// <summary>The result of <c>compute</c>: the ledger, and accumulators and totals per subgraph and allocation.</summary>
internal sealed class GraphRunView : IResultView
{
    private readonly LedgerView _ledger;
    private readonly GraphSnapshot _snapshot;
    private readonly RewardAccounts _accounts;

    public GraphRunView(
        TheGraphEngine engine,
        RewardAccounts accounts,
        IReadOnlyList<KeyValuePair<string, string>> facts,
        IReadOnlyList<Finding> findings
    )
    {
        _accounts = accounts;
        _snapshot = GraphSnapshot.Of(engine);
        KeyValuePair<string, string>[] all =
        [
            .. facts,
            new("block", engine.Block.ToString(CultureInfo.InvariantCulture)),
            new("accRewardsPerSignal", _snapshot.AccRewardsPerSignal.ToString()),
            new("last update block", _snapshot.LastUpdateBlock.ToString(CultureInfo.InvariantCulture)),
            new("issuance per block", _snapshot.IssuancePerBlock.ToString()),
            new("signal", _snapshot.Signal.ToString()),
        ];
        _ledger = new LedgerView("thegraph", engine.Ruleset.Name, accounts.BuildLedger(engine.Block), all, findings);
        Verdict = findings.ToVerdict();
    }

    public string Schema => "apportion/thegraph-compute/1";

    public Verdict Verdict { get; }

    public void WriteText(TextOutput output)
    {
        _ledger.WriteText(output);
        output.Line("Subgraphs");
        output.Table(
            ["Subgraph", "Condition", "Signal", "Allocated", "F", "T", "To allocations", "Reclaimed", "Dropped"],
            _snapshot.Subgraphs.Select(row =>
                (IReadOnlyList<string>)
                    [
                        row.Id.ToString(),
                        row.Condition.Name(),
                        Grt(row.Signal),
                        Grt(row.Allocated),
                        Grt(row.AccRewardsForSubgraph),
                        Grt(row.AccRewardsPerAllocatedToken),
                        Grt(Sum(_accounts.OfSubgraph(row.Id), FlowKind.Distributed)),
                        Grt(Sum(_accounts.OfSubgraph(row.Id), FlowKind.Reclaimed)),
                        Grt(Sum(_accounts.OfSubgraph(row.Id), FlowKind.Dropped)),
                    ]
            ),
            2,
            3,
            4,
            5,
            6,
            7,
            8
        );
        output.Line("Allocations");
        output.Table(
            [
                "Allocation",
                "Indexer",
                "Open",
                "Tokens",
                "Claimable",
                "To indexer",
                "To delegators",
                "Reclaimed",
                "Dropped",
            ],
            _snapshot.Allocations.Select(row =>
                (IReadOnlyList<string>)
                    [
                        row.Id.ToString(),
                        row.Indexer.ToString(),
                        row.IsOpen ? "yes" : "no",
                        Grt(row.Tokens),
                        row.Claimable is { } claimable ? Grt(claimable) : "reverts",
                        Grt(Sum(_accounts.OfAllocation(row.Id), FlowKind.IndexerReward)),
                        Grt(Sum(_accounts.OfAllocation(row.Id), FlowKind.DelegatorReward)),
                        Grt(Sum(_accounts.OfAllocation(row.Id), FlowKind.Reclaimed)),
                        Grt(Sum(_accounts.OfAllocation(row.Id), FlowKind.Dropped)),
                    ]
            ),
            3,
            4,
            5,
            6,
            7,
            8
        );
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        _ledger.WriteJson(writer);
        writer.WriteStartArray("subgraphs");
        foreach (var row in _snapshot.Subgraphs)
        {
            writer.WriteStartObject();
            writer.WriteString("subgraph", row.Id.ToString());
            writer.WriteString("condition", row.Condition.Name());
            writer.WriteString("signal", row.Signal.ToString());
            writer.WriteString("allocated", row.Allocated.ToString());
            writer.WriteString("accRewardsForSubgraph", row.AccRewardsForSubgraph.ToString());
            writer.WriteString("accRewardsForSubgraphSnapshot", row.AccRewardsForSubgraphSnapshot.ToString());
            writer.WriteString("accRewardsPerSignalSnapshot", row.AccRewardsPerSignalSnapshot.ToString());
            writer.WriteString("accRewardsPerAllocatedToken", row.AccRewardsPerAllocatedToken.ToString());
            WriteTotals(writer, _accounts.OfSubgraph(row.Id));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("allocations");
        foreach (var row in _snapshot.Allocations)
        {
            writer.WriteStartObject();
            writer.WriteString("allocation", row.Id.ToString());
            writer.WriteString("indexer", row.Indexer.ToString());
            writer.WriteString("subgraph", row.Subgraph.ToString());
            writer.WriteBoolean("open", row.IsOpen);
            writer.WriteString("tokens", row.Tokens.ToString());
            writer.WriteString("claimable", row.Claimable?.ToString());
            WriteTotals(writer, _accounts.OfAllocation(row.Id));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTotals(Utf8JsonWriter writer, IReadOnlyList<RewardTotal> totals)
    {
        writer.WriteStartArray("totals");
        foreach (var total in totals)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", total.Kind.ToString());
            writer.WriteString("condition", total.Condition.Name());
            writer.WriteString("amount", total.Amount.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static Numerics.UInt256 Sum(IReadOnlyList<RewardTotal> totals, FlowKind kind) =>
        totals.Where(total => total.Kind == kind).Aggregate(Numerics.UInt256.Zero, (sum, total) => sum + total.Amount);

    private static string Grt(Numerics.UInt256 amount) => RewardAccounts.Grt.Format(amount);
}
