using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.State;
using Apportion.Sources;

namespace Apportion.Cli.Livepeer;

/// <summary>The verbs of Livepeer.</summary>
internal static class LivepeerCommands
{
    public static Command Compute(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var round = CommonOptions.At("round", "Round at whose end the amounts are wanted; the last one if left out.");
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "compute",
                "Stake and fees of all accounts at the end of a round, as the contract gives them.",
                "apportion livepeer compute vectors/livepeer/tiny.jsonl.gz --round 24"
            )
            .With(symbols.All)
            .With(round, output)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var at = replayed.Round(run.Value(round));
                    return run.ShowAndWrite(
                        Stakes.At(replayed, at, replayed.Engine.RulesetAt(at).Name),
                        run.Value(output)
                    );
                }
            );
    }

    public static Command History(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var delegator = CommonOptions.Account(
            "delegator",
            "The account whose stake, rewards and fees are wanted.",
            required: false
        );
        var orchestrator = CommonOptions.Address(
            "--orchestrator",
            "The orchestrator whose earnings, missed calls and cuts are wanted."
        );
        var rounds = new RoundRange();
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "One account over rounds: stake, rewards, commission, fees, yield, what early claims and missed reward calls cost.",
                "apportion livepeer history vectors/livepeer/tiny.jsonl.gz --account 0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a --from 22 --to 25"
            )
            .With(symbols.All)
            .With(delegator, orchestrator)
            .With(rounds.Symbols)
            .With(format)
            .ExactlyOneOf(delegator, orchestrator)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var (from, to) = replayed.Rounds(rounds.Of(run));
                    var history = run.Value(orchestrator) is { } address
                        ? OrchestratorHistory.Of(replayed.State, AsOrchestrator(replayed.Account(address)), from, to)
                        : DelegatorHistory.Of(replayed.State, replayed.Account(run.Value(delegator)!.Value), from, to);
                    history = history with { Findings = [.. replayed.Findings, .. history.Findings] };
                    return run.Show(new HistoryView(LivepeerProtocol.ProtocolName, history, run.Value(format)));
                }
            );
    }

    public static Command Explain(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var delegator = CommonOptions.Account("delegator", "The account to explain.");
        var round = CommonOptions.At(
            "round",
            "Round at whose end its amounts are explained; the last one if left out."
        );
        return CommandExtensions
            .Verb(
                "explain",
                "The derivation of one account's stake and fees: the contract's formulas with their inputs, down to the reward call.",
                "apportion livepeer explain vectors/livepeer/tiny.jsonl.gz --account 0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a --round 24"
            )
            .With(symbols.All)
            .With(delegator, round)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var account = replayed.Account(run.Value(delegator)!.Value);
                    var at = replayed.Round(run.Value(round));
                    var subject = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{account.Address} at the end of round {at}"
                    );
                    var derivations = StakeExplanation.Of(replayed.State, account, at);
                    return run.Show(
                        new DerivationView(
                            LivepeerProtocol.ProtocolName,
                            replayed.Engine.RulesetAt(at).Name,
                            subject,
                            derivations,
                            replayed.Findings
                        )
                    );
                }
            );
    }

    public static Command Verify(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var getters = new Option<string?>("--getters")
        {
            Description = "Getter values recorded from the chain (JSON Lines), or a recorded sequence.",
            HelpName = "FILE",
        };
        return CommandExtensions
            .Verb(
                "verify",
                "Tie-out: every claim, reward, treasury part and vote checkpoint of the logs against the recomputation, the laws, and recorded getter values.",
                "apportion livepeer verify vectors/livepeer/tiny.jsonl.gz --getters vectors/livepeer/tiny.jsonl.gz"
            )
            .With(symbols.All)
            .With(getters)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var recorded = run.Value(getters) is { } path ? Read(run, path) : null;
                    var report = LivepeerVerification.Of(
                        symbols.Subject(run),
                        replayed.Engine,
                        replayed.InputFindings,
                        recorded
                    );
                    return run.Show(new VerificationView(LivepeerProtocol.ProtocolName, [report]));
                }
            );
    }

    public static Command Export(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        return ExportCommand.Build(
            host,
            LivepeerProtocol.ProtocolName,
            PeriodKind.Round,
            "apportion livepeer export vectors/livepeer/tiny.jsonl.gz --from 22 --to 25 --format hledger",
            run =>
            {
                var replayed = symbols.Replay(run);
                var (from, to) = replayed.Rounds((null, null));
                return (LivepeerLedger.Of(replayed.State, from, to), replayed.Findings);
            },
            symbols.All
        );
    }

    private static Orchestrator AsOrchestrator(Account account) =>
        account.Orchestrator
        ?? throw ApportionException.Missing(
            "livepeer.orchestrator",
            account.Address.ToString(),
            "an account that somebody delegated to",
            "use --delegator for delegators"
        );

    private static RecordedGetters Read(Invocation run, string path)
    {
        var getters = new RecordedGetters();
        using var stream = new InputFile(path).Open(run.Inputs);
        getters.Read(stream, path);
        return getters;
    }
}
