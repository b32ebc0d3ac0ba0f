using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.Merkle;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven prove</c>: a validator's leaf and proof under an era's root (old models).</summary>
internal static class ProveCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var validator = ValidatorOptions.Validator();
        var era = ValidatorOptions.Era();
        return CommandExtensions
            .Verb(
                "prove",
                "Leaf, position and Merkle proof of a validator's points of an era (M0 to M2 only).",
                "apportion datahaven prove facts.jsonl --model M1 --validator 0x... --era 3"
            )
            .With(input.Symbols)
            .With(validator, era)
            .Does(host, run => Run(run, input, ValidatorOptions.Parse(run.Value(validator)!), run.Value(era)));
    }

    private static int Run(Invocation run, FactsInput input, Address account, uint? index)
    {
        var era = ExplainCommand.EraOf(input.Replay(run), index);
        if (era.Ruleset.Message != MessageForm.PointsRoot)
            throw ApportionException.Unsupported(
                "datahaven.no-root",
                FormattableString.Invariant($"era {era.Era}"),
                "a model that sends a Merkle root (M0 to M2)",
                era.Ruleset.Name,
                "later models send amounts; their proofs are EigenLayer's: see 'apportion custody'"
            );
        var position = era.Points.ToList().FindIndex(entry => entry.Account == account);
        if (position < 0)
            throw ApportionException.Missing(
                "datahaven.no-points",
                FormattableString.Invariant($"era {era.Era}, {account}"),
                "points in the era",
                "only accounts with points have a leaf"
            );
        return Show(run, era, position);
    }

    private static int Show(Invocation run, EraReport era, int position)
    {
        var tree = PointsTree.Build([.. era.Points]);
        var (account, points) = era.Points[position];
        var proof = tree.ProofFor(position);
        var verdict = MerkleProof.VerifyPreimage(
            MerkleShape.SortedPairsPromoted,
            tree.Root,
            PointsTree.Preimage(account, points),
            position,
            tree.LeafCount,
            proof
        );
        (string Name, string Value)[] facts =
        [
            ("era", Text(era.Era)),
            ("account", account.ToString()),
            ("points", Text(points)),
            ("leaf", PointsTree.Leaf(account, points).ToString()),
            ("leafIndex", Text(position)),
            ("leaves", Text(tree.LeafCount)),
            ("root", tree.Root.ToString()),
            ("verdict", verdict.ToString()),
        ];
        return run.Show(
            new FactsView(
                "apportion/datahaven/prove/1",
                verdict == ProofVerdict.Valid ? Verdict.Match : Verdict.Mismatch,
                output =>
                {
                    foreach (var (name, value) in facts)
                        output.Line($"{name, -10} {value}");
                    foreach (var sibling in proof)
                        output.Line($"proof      {sibling}");
                },
                writer =>
                {
                    foreach (var (name, value) in facts)
                        writer.WriteString(name, value);
                    writer.WriteStartArray("proof");
                    foreach (var sibling in proof)
                        writer.WriteStringValue(sibling.ToString());
                    writer.WriteEndArray();
                }
            )
        );
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
