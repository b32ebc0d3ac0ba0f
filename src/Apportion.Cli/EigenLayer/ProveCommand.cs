using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Reports;
using Apportion.Merkle;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer prove</c>: the proof of an earner and the unsigned call that claims with it.</summary>
internal sealed class ProveCommand
{
    private readonly Argument<string> _input = CommonOptions.Input(
        "Distribution lines of the posted root (CSV, JSON Lines, or a folder that compute wrote)."
    );

    private readonly Option<Address?> _earner = PipelineOptions.Earner();

    private readonly Option<string[]> _tokens = new("--token")
    {
        Description = "Which tokens, in this order; may be given several times. Default: all of the earner.",
        HelpName = "ADDRESS",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<uint?> _rootIndex = new("--root-index")
    {
        Description = "Number of the posted root, from the event DistributionRootSubmitted.",
        HelpName = "N",
    };

    private readonly Option<Address?> _recipient = CommonOptions.Address(
        "--recipient",
        "Who is to be paid. Default: the earner."
    );

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The posted root; proving is refused if the lines lead to another one.",
        HelpName = "ROOT",
    };

    private readonly ContractOptions _contracts = new();

    public static Command Build(CommandHost host)
    {
        var prove = new ProveCommand();
        return CommandExtensions
            .Verb(
                "prove",
                "Prove what an earner can claim: Merkle proofs and the unsigned calldata of processClaim and checkClaim.",
                "apportion eigenlayer prove vectors/eigenlayer/tiny/expected/final/cumulative_2026-01-08.csv.gz --account 0x5151515151515151515151515151515151515151 --root-index 0"
            )
            .With(prove._input, prove._earner, prove._tokens, prove._rootIndex, prove._recipient, prove._root)
            .With(prove._contracts.Symbols)
            .Does(host, prove.Run);
    }

    private int Run(Invocation run)
    {
        var (lines, file) = LineInputs.Read(run, run.Value(_input)!);
        var tree = DistributionTree.Build(lines, run.Threads);
        if (run.Value(_root) is { } text && ClaimInputs.ParseRoot(text) is var posted && posted != tree.Root)
        {
            throw new ApportionException(
                Finding.Of(
                    DistributionAudit.RootCode,
                    file,
                    posted.ToString(),
                    tree.Root.ToString(),
                    "These are not the lines of the posted root; a proof from them would be refused."
                )
            );
        }

        if (run.Value(_rootIndex) is null)
        {
            run.Warn("--root-index is not given: the calldata names root 0");
        }

        var earner = run.Value(_earner)!.Value;
        var tokens = (run.Value(_tokens) ?? []).Select(token => ClaimInputs.ParseAddress("--token", token)).ToList();
        var claim = tree.Prove(run.Value(_rootIndex) ?? 0, earner, tokens.Count == 0 ? null : tokens);
        var recipient = run.Value(_recipient) ?? earner;
        return run.Show(View(run, claim, recipient, tree.Root));
    }

    private ProofView View(Invocation run, RewardsClaimRequest claim, Address recipient, Hash256 root)
    {
        var contracts = _contracts.Named(run) ?? EigenLayerContracts.For("mainnet");
        var to = contracts.AddressOf(EigenLayerContract.RewardsCoordinator);
        return new ProofView
        {
            Protocol = EigenLayerProtocol.ProtocolName,
            Account = claim.Earner,
            Recipient = recipient,
            Leaves = [EarnerLeaf(claim, root), .. claim.TokenLeaves.Select((_, i) => TokenLeaf(claim, i))],
            Calls =
            [
                new UnsignedCall("processClaim", to, ClaimCalldata.Encode(ClaimCall.Process(claim, recipient))),
                new UnsignedCall("checkClaim", to, ClaimCalldata.Encode(ClaimCall.Check(claim))),
            ],
            Verdict = Verdict.Match,
            WriteClaim = writer => ClaimJson.Write(writer, claim),
        };
    }

    private static ProvenLeaf EarnerLeaf(RewardsClaimRequest claim, Hash256 root) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"earner under root {claim.RootIndex}"),
            root,
            DistributionTree.HashEarner(claim.Earner, claim.EarnerTokenRoot),
            claim.EarnerIndex,
            [],
            Siblings(claim.EarnerTreeProof),
            [new("token root", claim.EarnerTokenRoot.ToString())]
        );

    private static ProvenLeaf TokenLeaf(RewardsClaimRequest claim, int index)
    {
        var leaf = claim.TokenLeaves[index];
        return new ProvenLeaf(
            $"token {leaf.Token}",
            claim.EarnerTokenRoot,
            DistributionTree.HashToken(leaf.Token, leaf.CumulativeEarnings),
            claim.TokenIndices[index],
            [new("cumulative", new Asset(leaf.Token.ToString(), 0), leaf.CumulativeEarnings.ToString())],
            Siblings(claim.TokenTreeProofs[index]),
            []
        );
    }

    private static Hash256[] Siblings(ReadOnlyMemory<byte> proof)
    {
        var siblings = new Hash256[proof.Length / Hash256.Size];
        for (var i = 0; i < siblings.Length; i++)
            siblings[i] = Hash256.FromBytes(proof.Span.Slice(i * Hash256.Size, Hash256.Size));
        return siblings;
    }
}
