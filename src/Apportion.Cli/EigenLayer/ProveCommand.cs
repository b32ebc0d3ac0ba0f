using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
        "lines",
        "Distribution lines of the posted root (CSV, JSON Lines, or a folder that compute wrote)."
    );

    private readonly Option<string> _earner = new("--earner")
    {
        Description = "Who earned.",
        HelpName = "0x…",
        Required = true,
    };

    private readonly Option<string[]> _tokens = new("--token")
    {
        Description = "Which tokens, in this order; may be given several times. Default: all of the earner.",
        HelpName = "0x…",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<uint?> _rootIndex = new("--root-index")
    {
        Description = "Number of the posted root, from the event DistributionRootSubmitted.",
        HelpName = "N",
    };

    private readonly Option<string?> _recipient = new("--recipient")
    {
        Description = "Who is to be paid. Default: the earner.",
        HelpName = "0x…",
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The posted root; proving is refused if the lines lead to another one.",
        HelpName = "0x…",
    };

    private readonly ContractOptions _contracts = new();

    public static Command Build(CommandHost host)
    {
        var prove = new ProveCommand();
        return CommandExtensions
            .Verb(
                "prove",
                "Prove what an earner can claim: Merkle proofs and the unsigned calldata of processClaim and checkClaim.",
                "apportion eigenlayer prove lines.csv --earner 0x5151… --root-index 7"
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

        var earner = ClaimInputs.ParseAddress("--earner", run.Value(_earner)!);
        var tokens = (run.Value(_tokens) ?? []).Select(token => ClaimInputs.ParseAddress("--token", token)).ToList();
        var claim = tree.Prove(run.Value(_rootIndex) ?? 0, earner, tokens.Count == 0 ? null : tokens);
        var recipient = run.Value(_recipient) is { } named ? ClaimInputs.ParseAddress("--recipient", named) : earner;
        return run.Show(View(run, claim, recipient, tree.Root));
    }

    private FactsView View(Invocation run, RewardsClaimRequest claim, Address recipient, Hash256 root)
    {
        var contracts = _contracts.Named(run) ?? EigenLayerContracts.For("mainnet");
        var to = contracts.AddressOf(EigenLayerContract.RewardsCoordinator);
        var process = ClaimJson.Hex(ClaimCalldata.Encode(ClaimCall.Process(claim, recipient)));
        var check = ClaimJson.Hex(ClaimCalldata.Encode(ClaimCall.Check(claim)));
        return new FactsView(
            "apportion/eigenlayer/prove/1",
            Verdict.Match,
            output => WriteText(output, claim, recipient, root, to, process),
            writer =>
            {
                writer.WriteString("protocol", "eigenlayer");
                writer.WriteString("root", root.ToString());
                writer.WriteString("recipient", recipient.ToString());
                writer.WritePropertyName("claim");
                ClaimJson.Write(writer, claim);
                WriteCall(writer, "processClaim", to, process);
                WriteCall(writer, "checkClaim", to, check);
            }
        );
    }

    private static void WriteText(
        TextOutput output,
        RewardsClaimRequest claim,
        Address recipient,
        Hash256 root,
        Address to,
        string process
    )
    {
        var depth = claim.EarnerTreeProof.Length / Hash256.Size;
        output.Line($"root          {root}");
        output.Line(string.Create(CultureInfo.InvariantCulture, $"root index    {claim.RootIndex}"));
        output.Line($"earner        {claim.Earner}");
        output.Line(
            string.Create(CultureInfo.InvariantCulture, $"earner leaf   {claim.EarnerIndex}, {depth} siblings")
        );
        output.Line($"token root    {claim.EarnerTokenRoot}");
        output.Line($"recipient     {recipient}");
        output.Table(
            ["token", "leaf", "cumulative earnings (base units)"],
            claim.TokenLeaves.Select(
                (leaf, i) =>
                    (IReadOnlyList<string>)
                        [
                            leaf.Token.ToString(),
                            claim.TokenIndices[i].ToString(CultureInfo.InvariantCulture),
                            leaf.CumulativeEarnings.ToString(),
                        ]
            ),
            1,
            2
        );
        output.Line($"to            {to}");
        output.Line($"processClaim  {process}");
    }

    private static void WriteCall(Utf8JsonWriter writer, string function, Address to, string data)
    {
        writer.WriteStartObject(function);
        writer.WriteString("to", to.ToString());
        writer.WriteString("data", data);
        writer.WriteString("value", "0");
        writer.WriteEndObject();
    }
}
