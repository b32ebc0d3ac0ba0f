using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph verify</c>: recorded getters against the replay, conservation, upgrade pre-flight, POIs.</summary>
internal static class VerifyCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var preflight = new Option<string?>("--preflight")
        {
            Description = "Check what an in-place upgrade to this ruleset would meet.",
            HelpName = "RULESET",
        };
        return CommandExtensions
            .Verb(
                "verify",
                "Recorded getter values and revert outcomes against the replay, conservation, upgrade pre-flight; time to staleness, eligibility, what a POI would pay now.",
                "apportion thegraph verify vectors/the-graph/tiny.jsonl.gz --preflight gip-0088"
            )
            .With(input.Symbols)
            .With(preflight, input.Resume)
            .Does(host, run => Run(run, input, run.Value(preflight)));
    }

    private static int Run(Invocation run, GraphInput input, string? preflight)
    {
        GetterTieOut? tieOut = null;
        RewardAccounts? accounts = null;
        var replayer = input.Replay(
            run,
            replay =>
            {
                tieOut = new GetterTieOut(replay);
                accounts = new RewardAccounts(replay.Engine);
            },
            withState: true
        );
        var report = new VerificationBuilder(input.Path(run));
        report.Fact("ruleset", GraphInput.RulesetName(replayer));
        report.Fact("block", Number(replayer.Engine.Block));
        CheckOutcomes(report, replayer);
        CheckGetters(report, tieOut!);
        report.Run(
            "conservation",
            "issued = minted + reclaimed + dropped + dust + undistributed",
            _ =>
            {
                accounts!.Book.Check();
                return 1;
            }
        );
        if (preflight is not null)
            report.Run(
                "upgrade pre-flight",
                "no subgraph or allocation is blocked by an upgrade",
                findings => UpgradePreflight.Run(replayer.Engine, GraphRulesets.Parse(preflight), findings)
            );
        foreach (var poi in PoiPreview.All(replayer.Engine))
            report.Fact(poi.Allocation.ToString(), Describe(poi, replayer));
        return run.Show(new VerificationView(TheGraphProtocol.ProtocolName, [report.Build()]));
    }

    private static void CheckOutcomes(VerificationBuilder report, SequenceReplayer replayer)
    {
        const string name = "outcomes";
        const string protects = "every recorded success and revert is reproduced";
        var outcomes = replayer.Findings.ToLookup(finding => finding.Code == SequenceReplayer.OutcomeCode);
        foreach (var finding in outcomes[false])
            report.Add(finding);
        if (replayer.Forced is not null)
            report.NotApplicable(name, protects, "the chain did not run the forced ruleset");
        else if (replayer.OutcomesCompared == 0)
            report.NotApplicable(name, protects, "no call that was applied carries its outcome (field ok)");
        else
            report.Run(
                name,
                protects,
                findings =>
                {
                    findings.AddRange(outcomes[true]);
                    return replayer.OutcomesCompared;
                }
            );
    }

    private static void CheckGetters(VerificationBuilder report, GetterTieOut tieOut)
    {
        const string protects = "recorded getter values equal the replay's";
        if (tieOut.Compared == 0)
            report.Incomplete("getters", protects, "the input carries no recorded getter values (field state)");
        else
            report.Run(
                "getters",
                protects,
                findings =>
                {
                    findings.AddRange(tieOut.Findings);
                    return tieOut.Compared;
                }
            );
    }

    private static string Describe(PoiPreview poi, SequenceReplayer replayer)
    {
        var text = poi.Failure is not null
            ? $"a POI would revert: {poi.Failure}"
            : $"a POI now: {poi.PoiCondition.Name()}, {Grt(poi.ToIndexer)} to indexer, {Grt(poi.ToDelegators)} to delegators of {Grt(poi.Claimable)} claimable";
        if (poi.StaleAt is { } stale)
            text += $"; stale {Until(stale, replayer)}";
        if (poi.EligibleUntil is { } until)
            text += poi.IsEligible ? $"; eligible until {Number(until)} ({Until(until, replayer)})" : "; not eligible";
        return text;
    }

    private static string Until(ulong time, SequenceReplayer replayer) =>
        time > replayer.Engine.Timestamp ? $"in {Number(time - replayer.Engine.Timestamp)} s" : "now";

    private static string Grt(Numerics.UInt256 amount) => RewardAccounts.Grt.Format(amount) + " GRT";

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
