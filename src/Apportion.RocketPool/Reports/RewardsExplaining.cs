using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports;

/// <summary>Collects the derivations of a node, or of what remains for treasury and pool stakers.</summary>
internal static class RewardsExplaining
{
    public static RewardsExplanation OfNode(RewardsRun run, Address node, Address? minipool)
    {
        var index = IndexOf(run, node);
        var explanation = new NodeExplanation(run, index);
        var derivations = new List<Derivation>();
        if (minipool is null)
        {
            derivations.Add(explanation.Collateral());
            derivations.Add(explanation.Oracle());
        }

        derivations.Add(explanation.SmoothingPool(minipool));
        if (minipool is null && explanation.Voter() is { } voter)
        {
            derivations.Add(voter);
        }

        var own = run
            .Context.State.Nodes[index]
            .Minipools.Where(candidate => minipool is null || candidate.Address == minipool)
            .Select(candidate => $"minipool {candidate.Address}")
            .Append($"node {node}")
            .ToHashSet(StringComparer.Ordinal);
        var subject = minipool is null ? $"node {node}" : $"node {node}, minipool {minipool}";
        return new RewardsExplanation(
            $"{subject}, {IntervalOf(run)}",
            run.Context.Ruleset.Name,
            derivations,
            [.. run.Result.Notices.Where(notice => own.Contains(notice.Where))]
        );
    }

    public static RewardsExplanation OfTotals(RewardsRun run)
    {
        var derivations = new List<Derivation> { Treasury(run) };
        if ((run.Scores?.Result ?? run.Shares?.Result) is { } eth)
        {
            derivations.Add(PoolStakers(run, eth));
        }

        return new RewardsExplanation(
            $"treasury and pool stakers, {IntervalOf(run)}",
            run.Context.Ruleset.Name,
            derivations,
            run.Result.Notices
        );
    }

    private static Derivation Treasury(RewardsRun run)
    {
        var recorder = new Recording(RocketPoolFormulas.Library);
        var rpl = run.Rpl;
        var pots = RplPots.Compute(run.Context.Protocol, run.Context.Ruleset, recorder);
        TreasuryRemainder.Compute(
            run.Context.Ruleset,
            run.Context.Protocol.PendingRpl,
            pots,
            rpl.CollateralTotal,
            rpl.OracleTotal,
            rpl.AnyEligible,
            recorder
        );
        return recorder.Last;
    }

    private static Derivation PoolStakers(RewardsRun run, EthDistribution eth)
    {
        var recorder = new Recording(RocketPoolFormulas.Library);
        var balance = run.Context.Protocol.SmoothingPoolBalance;
        var unshared = run.Scores is { } scores && scores.Totals.Score.IsZero;
        var pending =
            run.Context.Ruleset.PaysVoterShare && !unshared ? run.Context.Protocol.PendingVoterShareEth : default;
        var voters = unshared ? eth.VoterContribution : eth.Voters;
        recorder.Fact("balance", balance.ToString(), StateFields.Protocol("smoothingPoolBalance"));
        recorder.Fact("pendingVoterEth", pending.ToString(), StateFields.Protocol("pendingVoterShareEth"));
        recorder.Fact("nodeOperators", eth.NodeOperators.ToString(), StateFields.Sum("all nodes, bonuses included"));
        recorder.Fact("treasuryEth", eth.Treasury.ToString(), new FactSource("treasury share of megapool duties"));
        recorder.Fact("voters", voters.ToString(), new FactSource("voter share of megapool duties"));
        recorder.Step(
            "poolStakerEth",
            "balance + pendingVoterEth - nodeOperators - treasuryEth - voters",
            eth.PoolStakers.ToString(),
            "spec rocket-pool section 9",
            ("balance", balance),
            ("pendingVoterEth", pending),
            ("nodeOperators", eth.NodeOperators),
            ("treasuryEth", eth.Treasury),
            ("voters", voters)
        );
        recorder.Annotate(title: "ETH of the pool stakers, truncation dust included", unit: "wei ETH");
        return recorder.Last;
    }

    private static int IndexOf(RewardsRun run, Address node)
    {
        for (var index = 0; index < run.Context.State.Nodes.Count; index++)
        {
            if (run.Context.State.Nodes[index].Address == node)
            {
                return index;
            }
        }

        throw ApportionException.Missing(
            "rocketpool.unknown-node",
            $"node {node}",
            "a node of the state",
            "check the address; nodes that registered after the snapshot are not in it"
        );
    }

    private static string IntervalOf(RewardsRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"interval {run.Context.Index}");
}
