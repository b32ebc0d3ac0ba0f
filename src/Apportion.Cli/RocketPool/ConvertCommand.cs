using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>The forms a rewards file can be written in.</summary>
internal enum RewardsForm
{
    /// <summary>Upstream's JSON.</summary>
    Json,

    /// <summary>SSZ, versions 3 and 4.</summary>
    Ssz,

    /// <summary>Our compact facts.</summary>
    Facts,
}

/// <summary><c>apportion rocketpool convert</c>: a rewards file in another form. The root stays what it was.</summary>
internal static class ConvertCommand
{
    public static Command Build(CommandHost host)
    {
        Argument<string> file = CommonOptions.Input("A rewards file (JSON, SSZ or facts).");
        var form = new Option<RewardsForm>("--to") { Description = "json, ssz or facts.", Required = true };
        var place = new Option<string>("--out", "-o")
        {
            Description = "Where to write; the file appears whole or not at all.",
            HelpName = "PATH",
            Required = true,
        };
        return CommandExtensions
            .Verb(
                "convert",
                "Write a rewards file as JSON, SSZ or compact facts; refuses a file whose root is not that of its nodes.",
                "apportion rocketpool convert samples/rocketpool/mainnet-51.facts.csv.gz --to ssz --out result/rp-rewards-mainnet-51.ssz"
            )
            .With(file, form, place)
            .Does(host, run => Run(run, run.Value(file)!, run.Value(form), run.Value(place)!));
    }

    private static int Run(Invocation run, string path, RewardsForm form, string place)
    {
        RewardsFile file = RewardsFiles.Read(new ArtifactSource(path, () => new InputFile(path).Open(run.Inputs)));
        RewardsTree tree = RewardsTree.Build(file.Header, file.Nodes);
        if (tree.Root != file.Header.MerkleRoot)
            throw new ApportionException(
                Finding.Of(
                    "rocketpool.root",
                    $"{path}: $.merkleRoot",
                    tree.Root.ToString(),
                    file.Header.MerkleRoot.ToString(),
                    "The file was changed; run verify on it"
                )
            );
        OutputFile.Write(place, stream => Write(file, tree, form, stream));
        return run.Show(
            new FactsView(
                "apportion/rocketpool/convert/1",
                RocketPoolProtocol.ProtocolName,
                Verdict.Match,
                output =>
                    output.Line(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{place}: {file.Nodes.Count} nodes, root {tree.Root}"
                        )
                    ),
                json =>
                {
                    json.WriteString("path", place);
                    json.WriteNumber("nodes", file.Nodes.Count);
                    json.WriteString("root", tree.Root.ToString());
                }
            )
        );
    }

    private static void Write(RewardsFile file, RewardsTree tree, RewardsForm form, Stream stream)
    {
        switch (form)
        {
            case RewardsForm.Ssz:
                RewardsFileSsz.Write(file, stream);
                break;
            case RewardsForm.Facts:
                RewardsFacts.Write(file, stream);
                break;
            default:
                RewardsFileJson.Write(file with { Proofs = tree.AllProofs() }, stream);
                break;
        }
    }
}
