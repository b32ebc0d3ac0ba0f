using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Accounting;
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
                "apportion datahaven prove samples/datahaven/one-era.jsonl --ruleset M1 --account 0x00000000000000000000000000000000000000aa --era 0"
            )
            .With(input.Symbols)
            .With(validator, era)
            .Does(host, run => Run(run, input, run.Value(validator)!.Value, run.Value(era)));
    }

    private static int Run(Invocation run, FactsInput input, Address account, ulong? index)
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
        var proven = new ProvenLeaf(
            FormattableString.Invariant($"era {era.Era}"),
            tree.Root,
            PointsTree.Leaf(account, points),
            position,
            [new("points", LedgerReport.Points, FactsInput.Text(points))],
            proof,
            [new("leaves", FactsInput.Text(tree.LeafCount)), new("check", verdict.ToString())]
        );
        return run.Show(
            new ProofView
            {
                Protocol = DataHavenProtocol.ProtocolName,
                Account = account,
                Leaves = [proven],
                Verdict = verdict == ProofVerdict.Valid ? Verdict.Match : Verdict.Mismatch,
            }
        );
    }
}
