using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer claim</c>: reads the calldata of a claim and predicts what the contract would do.</summary>
internal sealed class ClaimCommand
{
    private readonly Argument<string> _claim = new("input")
    {
        Description =
            "Calldata of processClaim, processClaims or checkClaim as 0x…, a file with it, or a claim as JSON.",
    };

    private readonly Option<string[]> _logs = new("--logs")
    {
        Description = "Raw logs of the RewardsCoordinator: posted and disabled roots, claimers, earlier claims.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The root instead of logs; taken as active, with nothing claimed before.",
        HelpName = "ROOT",
    };

    private readonly Option<string?> _sender = new("--sender")
    {
        Description = "Who calls. Default: the earner of each claim.",
        HelpName = "ADDRESS",
    };

    private readonly Option<long?> _time = new("--time")
    {
        Description = "Time of the block in Unix seconds. Default: after every activation.",
        HelpName = "SECONDS",
    };

    private readonly ContractOptions _contracts = new();

    public static Command Build(CommandHost host)
    {
        var claim = new ClaimCommand();
        return CommandExtensions
            .Verb(
                "claim",
                "Decode the calldata of a claim and predict whether the contract accepts it, what it pays, or which error it gives.",
                "apportion eigenlayer prove vectors/eigenlayer/tiny/expected/final/cumulative_2026-01-08.csv.gz --account 0x5151515151515151515151515151515151515151 --root-index 0 --json | apportion eigenlayer claim - --root 0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8"
            )
            .With(claim._claim, claim._logs, claim._root, claim._sender, claim._time)
            .With(claim._contracts.Symbols)
            .Does(host, claim.Run);
    }

    private int Run(Invocation run)
    {
        var call = ClaimInputs.Read(run, run.Value(_claim)!);
        var outcome = Coordinator(run, call) is { } coordinator
            ? coordinator.Predict(call, Sender(run, call), run.Value(_time) ?? long.MaxValue)
            : null;
        return run.Show(View(call, outcome));
    }

    private RewardsCoordinator? Coordinator(Invocation run, ClaimCall call)
    {
        if (run.Value(_logs) is { Length: > 0 } logs)
        {
            return RewardsCoordinator.From(LogInputs.Read(run, logs, _contracts.Named(run)));
        }

        if (run.Value(_root) is not { } text)
        {
            return null;
        }

        var root = new PostedRoot(ClaimInputs.ParseRoot(text), 0, 0);
        var coordinator = new RewardsCoordinator();
        var last = call.Claims.Length == 0 ? 0 : call.Claims.Max(claim => claim.RootIndex);
        if (last > 1_000_000)
        {
            throw ApportionException.Malformed(
                "eigenlayer.claim.root-index",
                "claim",
                "the number of a posted root, without logs at most 1000000",
                last.ToString(CultureInfo.InvariantCulture),
                "Give the logs, which tell how many roots there are."
            );
        }

        for (var i = 0; i <= last; i++)
        {
            coordinator.Add(root);
        }

        return coordinator;
    }

    private Address Sender(Invocation run, ClaimCall call) =>
        run.Value(_sender) is { } text ? ClaimInputs.ParseAddress("--sender", text)
        : call.Claims.Length == 0 ? Address.Zero
        : call.Claims[0].Earner;

    private static FactsView View(ClaimCall call, ClaimOutcome? outcome)
    {
        var verdict =
            outcome is null ? Verdict.Match
            : outcome.Accepted ? Verdict.Match
            : Verdict.Mismatch;
        return new FactsView(
            "apportion/eigenlayer/claim/1",
            EigenLayerProtocol.ProtocolName,
            verdict,
            output => WriteText(output, call, outcome),
            writer => WriteJson(writer, call, outcome)
        );
    }

    private static void WriteText(TextOutput output, ClaimCall call, ClaimOutcome? outcome)
    {
        output.Line($"function      {Name(call.Function)}");
        if (call.Function != ClaimFunction.CheckClaim)
        {
            output.Line($"recipient     {call.Recipient}");
        }

        foreach (var claim in call.Claims)
        {
            output.Line($"earner        {claim.Earner}");
            output.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"root index    {claim.RootIndex}, earner leaf {claim.EarnerIndex}"
                )
            );
            output.Table(
                ["token", "cumulative earnings (base units)"],
                claim.TokenLeaves.Select(leaf =>
                    (IReadOnlyList<string>)[leaf.Token.ToString(), leaf.CumulativeEarnings.ToString()]
                ),
                1
            );
        }

        WriteOutcome(output, outcome);
    }

    private static void WriteOutcome(TextOutput output, ClaimOutcome? outcome)
    {
        if (outcome is null)
        {
            output.Line("verdict       not predicted: give --logs or --root");
            return;
        }

        output.Line(
            outcome.Fault is { } fault
                ? $"verdict       reverts with {fault.Error} at {fault.Where}"
                : "verdict       accepted"
        );
        foreach (var payout in outcome.Payouts)
        {
            output.Line($"pays          {payout.Amount} of {payout.Token} to {payout.Recipient}");
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, ClaimCall call, ClaimOutcome? outcome)
    {
        writer.WriteString("function", Name(call.Function));
        writer.WriteString("recipient", call.Function == ClaimFunction.CheckClaim ? null : call.Recipient.ToString());
        writer.WriteStartArray("claims");
        foreach (var claim in call.Claims)
        {
            ClaimJson.Write(writer, claim);
        }

        writer.WriteEndArray();
        if (outcome is null)
        {
            writer.WriteNull("accepted");
            return;
        }

        writer.WriteBoolean("accepted", outcome.Accepted);
        writer.WriteString("error", outcome.Fault?.Error);
        writer.WriteString("where", outcome.Fault?.Where);
        writer.WriteStartArray("payouts");
        foreach (var payout in outcome.Payouts)
        {
            writer.WriteStartObject();
            writer.WriteString("root", payout.Root.ToString());
            writer.WriteString("earner", payout.Earner.ToString());
            writer.WriteString("claimer", payout.Claimer.ToString());
            writer.WriteString("recipient", payout.Recipient.ToString());
            writer.WriteString("token", payout.Token.ToString());
            writer.WriteString("amount", payout.Amount.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Name(ClaimFunction function) =>
        function switch
        {
            ClaimFunction.ProcessClaim => "processClaim",
            ClaimFunction.ProcessClaims => "processClaims",
            _ => "checkClaim",
        };
}
