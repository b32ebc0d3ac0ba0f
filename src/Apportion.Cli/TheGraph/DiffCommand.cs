using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Rulesets;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph diff</c>: one input under two rulesets.</summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var rulesets = CommonOptions.Rulesets();
        rulesets.Required = true;
        rulesets.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>()?.Split(',').Length != 2)
                result.AddError("--rulesets takes two names separated by a comma");
        });
        return CommandExtensions
            .Verb(
                "diff",
                "The same calls under two rulesets: what one loses silently and the other reclaims, per account.",
                "apportion thegraph diff calls.jsonl.gz --rulesets horizon-baseline,gip-0088"
            )
            .With(input.Symbols)
            .With(rulesets)
            .Does(host, run => Run(run, input, run.Value(rulesets)!));
    }

    private static int Run(Invocation run, GraphInput input, string names)
    {
        var pair = names.Split(',');
        var left = LedgerOf(run, input, GraphRulesets.Parse(pair[0]));
        var right = LedgerOf(run, input, GraphRulesets.Parse(pair[1]));
        var comparison = Comparison.Of(
            pair[0],
            ByReason(left),
            pair[1],
            ByReason(right),
            row => row with { Cause = DifferenceCause.Ruleset }
        );
        var (issuedLeft, issuedRight) = (Issued(left), Issued(right));
        if (issuedLeft != issuedRight)
            comparison = comparison with
            {
                Findings =
                [
                    .. comparison.Findings,
                    Finding.Notice(
                        "thegraph.diff.issuance",
                        "issuance",
                        $"{pair[0]} issues {issuedLeft} and {pair[1]} {issuedRight} GRT on these calls: "
                            + "an allocator's rate has no effect where the ruleset has none"
                    ),
                ],
            };
        return run.Show(new ComparisonView("diff", "thegraph", comparison, Verdict.Match));
    }

    private static string Issued(Ledger ledger)
    {
        var pot = ledger.Pots.Single(pot => pot.Id == "issuance");
        return pot.Asset.Format(pot.Amount);
    }

    private static Ledger LedgerOf(Invocation run, GraphInput input, GraphRuleset ruleset)
    {
        RewardAccounts? accounts = null;
        var replayer = input.Replay(run, replay => accounts = new RewardAccounts(replay.Engine), ruleset);
        return accounts!.BuildLedger(replayer.Engine.Block);
    }

    /// <summary>What nobody got is told apart by its reason.</summary>
    internal static Ledger ByReason(Ledger ledger)
    {
        var builder = new LedgerBuilder();
        foreach (var pot in ledger.Pots)
            builder.AddPot(pot);
        foreach (var posting in ledger.Postings)
            builder.Post(
                posting.Kind is PostingKind.Reward
                    ? posting
                    : posting with
                    {
                        Account = $"{posting.Account} {posting.Reason}",
                    }
            );
        return builder.Build();
    }
}
