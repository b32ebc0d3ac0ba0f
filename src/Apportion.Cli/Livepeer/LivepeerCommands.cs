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
        var round = LivepeerValues.Round("Round at whose end the amounts are wanted; the last one if left out.");
        return CommandExtensions
            .Verb(
                "compute",
                "Stake and fees of all accounts at the end of a round, as the contract gives them.",
                "apportion livepeer compute logs.jsonl --params params.jsonl --round 3000"
            )
            .With(symbols.All)
            .With(round)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var at = replayed.Round(run.Value(round));
                    return run.Show(new StakesView(replayed, at));
                }
            );
    }

    public static Command History(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var delegator = LivepeerValues.Account("--delegator", "The account whose stake, rewards and fees are wanted.");
        var orchestrator = LivepeerValues.Account(
            "--orchestrator",
            "The orchestrator whose earnings, missed calls and cuts are wanted."
        );
        var rounds = LivepeerValues.Rounds();
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "One account over rounds: stake, rewards, commission, fees, yield, what early claims and missed reward calls cost.",
                "apportion livepeer history logs.jsonl --delegator 0x... --rounds 3000..3100"
            )
            .With(symbols.All)
            .With(delegator, orchestrator, rounds, format)
            .OneOf(delegator, orchestrator)
            .Does(
                host,
                run =>
                {
                    var replayed = symbols.Replay(run);
                    var (from, to) = replayed.Rounds(run.Value(rounds));
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
        var delegator = LivepeerValues.Account("--delegator", "The account to explain.");
        delegator.Required = true;
        var round = LivepeerValues.Round("Round at whose end its amounts are explained; the last one if left out.");
        return CommandExtensions
            .Verb(
                "explain",
                "The derivation of one account's stake and fees: the contract's formulas with their inputs, down to the reward call.",
                "apportion livepeer explain logs.jsonl --delegator 0x... --round 3000"
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
                            RulesetAt(replayed, at),
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
                "apportion livepeer verify logs.jsonl --params params.jsonl --getters getters.jsonl"
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
        var rounds = LivepeerValues.Rounds();
        return ExportCommand.Build(
            host,
            LivepeerProtocol.ProtocolName,
            "apportion livepeer export logs.jsonl --rounds 3000..3100 --format hledger",
            run =>
            {
                var replayed = symbols.Replay(run);
                foreach (var finding in replayed.Findings)
                    run.Warn(finding.ToString());
                if (replayed.Findings.ToVerdict() is Verdict.Malformed)
                    throw new ApportionException(
                        replayed.Findings.First(finding => finding.Kind == FindingKind.Malformed)
                    );
                var (from, to) = replayed.Rounds(run.Value(rounds));
                return LivepeerLedger.Of(replayed.State, from, to);
            },
            [.. symbols.All, rounds]
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

    private static string RulesetAt(Replayed replayed, ulong round) =>
        replayed.Engine.Options.Rulesets.At((long)replayed.State.Protocol.At(round).LastBlock).Name;

    private static RecordedGetters Read(Invocation run, string path)
    {
        var getters = new RecordedGetters();
        using var stream = new InputFile(path).Open(run.Inputs);
        getters.Read(stream, path);
        return getters;
    }

    /// <summary>Exactly one of two options must be given.</summary>
    private static Command OneOf(this Command command, Option left, Option right)
    {
        command.Validators.Add(result =>
        {
            var given = new[] { left, right }.Count(option => result.GetResult(option) is { Implicit: false });
            if (given != 1)
                result.AddError($"give either {left.Name} or {right.Name}");
        });
        return command;
    }
}
