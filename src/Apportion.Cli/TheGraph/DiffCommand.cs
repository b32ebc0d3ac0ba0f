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
        return CommandExtensions
            .Verb(
                "diff",
                "The same calls under two rulesets: what one loses silently and the other reclaims, per account; or two results.",
                "apportion thegraph diff vectors/the-graph/tiny.jsonl.gz --rulesets horizon-baseline,gip-0088"
            )
            .With(input.SymbolsOfDiff)
            .With(rulesets)
            .Does(
                host,
                run =>
                    ResultDiff.Run(run, TheGraphProtocol.ProtocolName, input.Paths(run))
                    ?? (
                        input.Paths(run).Count == 1 && run.Value(rulesets) is { } pair
                            ? Run(run, input, pair)
                            : throw ResultDiff.NeedsRulesets()
                    )
            );
    }

    private static int Run(Invocation run, GraphInput input, RulesetPair pair)
    {
        var (leftReplay, leftAccounts) = input.Accounts(run, ruleset: GraphRulesets.Parse(pair.Left));
        var (rightReplay, rightAccounts) = input.Accounts(run, ruleset: GraphRulesets.Parse(pair.Right));
        var left = leftAccounts.BuildLedger(leftReplay.Engine.Block);
        var right = rightAccounts.BuildLedger(rightReplay.Engine.Block);
        var comparison = Comparison.Of(
            pair.Left,
            ByReason(left),
            pair.Right,
            ByReason(right),
            row => row with { Cause = DifferenceCause.Ruleset }
        );
        comparison = comparison with
        {
            Findings = [.. comparison.Findings, .. leftReplay.Findings.Union(rightReplay.Findings)],
        };
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
                        $"{pair.Left} issues {issuedLeft} and {pair.Right} {issuedRight} GRT on these calls: "
                            + "an allocator's rate has no effect where the ruleset has none"
                    ),
                ],
            };
        return run.ShowDiff(TheGraphProtocol.ProtocolName, comparison);
    }

    private static string Issued(Ledger ledger)
    {
        var pot = ledger.Pots.Single(pot => pot.Id == "issuance");
        return pot.Asset.Format(pot.Amount);
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
