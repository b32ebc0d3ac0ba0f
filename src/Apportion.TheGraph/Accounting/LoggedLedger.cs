using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Accounting;

/// <summary>
/// The ledger that logs alone allow: what the chain's logs say was minted, and to whom. Dropped rewards are posted where
/// their amount is exact and named where it is not; dust and what is still undistributed have no log.
/// </summary>
public sealed class LoggedLedger
{
    private readonly Dictionary<(FlowKind Kind, RewardCondition, Address Recipient, Address Indexer), UInt256> _exact =
    [];
    private readonly List<Finding> _missing = [];
    private readonly LogReplayer _replayer;

    /// <summary>Observes a replay from now on.</summary>
    public LoggedLedger(LogReplayer replayer)
    {
        _replayer = replayer;
        replayer.After += Observe;
    }

    /// <summary>Everything the replay found, and every amount that is not exact and therefore not in the ledger.</summary>
    public IReadOnlyList<Finding> Findings => [.. _replayer.Findings, .. _missing];

    /// <summary>The ledger so far: a pot for rewards minted, one for what is dropped for certain, one for the allocator's mints.</summary>
    /// <param name="block">The block it is as of.</param>
    public Ledger Build(ulong block)
    {
        var period = new Period(PeriodKind.Block, checked((long)block));
        var builder = new LedgerBuilder();
        builder.SetDate(period, DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(_replayer.Engine.Timestamp)));
        foreach (
            var pot in _exact.GroupBy(pair => PotOf(pair.Key.Kind)).OrderBy(pot => pot.Key, StringComparer.Ordinal)
        )
            AddPot(builder, period, pot.Key, pot);
        return builder.Build();
    }

    private static string PotOf(FlowKind kind) =>
        kind switch
        {
            FlowKind.AllocatorMint => "allocator",
            FlowKind.Dropped => "dropped",
            _ => "minted",
        };

    private static void AddPot(
        LedgerBuilder builder,
        Period period,
        string name,
        IEnumerable<KeyValuePair<(FlowKind, RewardCondition, Address, Address), UInt256>> sums
    )
    {
        var lines = sums.Select(pair => (Line: RewardAccounts.Line(pair.Key), Amount: pair.Value))
            .OrderBy(entry => entry.Line.Account, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line.Reason, StringComparer.Ordinal)
            .ToList();
        var total = lines.Aggregate(UInt256.Zero, (sum, entry) => sum + entry.Amount);
        var pot = builder.AddPot(new Pot(name, period, RewardAccounts.Grt, total));
        foreach (var ((account, reason, kind), amount) in lines)
            builder.Post(pot, account!, amount, reason, kind);
    }

    private void Observe(LogStep step)
    {
        foreach (var movement in step.Movements)
        {
            var flow = movement.Flow;
            var key = (flow.Kind, flow.Condition, flow.Recipient, RewardAccounts.Payee(flow));
            var (account, reason, _) = RewardAccounts.Line(key);
            if (account is null || flow.Amount.IsZero)
                continue;
            if (movement.Doubt is { } doubt)
                _missing.Add(
                    Finding.Missing(
                        "thegraph.export.inexact",
                        $"{step.Where}: {reason} of {(flow.Allocation.IsZero ? flow.Subgraph.ToString() : flow.Allocation.ToString())}",
                        "the exact amount",
                        $"{flow.Amount} wei by the rules, {doubt}; it is not in the ledger; anchors before and after make it exact"
                    )
                );
            else
                _exact[key] = _exact.GetValueOrDefault(key) + flow.Amount;
        }
    }
}
