using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Reports;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven explain</c>: from authored blocks to tokens, or why nothing.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var validator = ValidatorOptions.Validator();
        var era = ValidatorOptions.Era();
        var session = new Option<uint?>("--session")
        {
            Description = "Explain the points of this session instead of the amount of an era.",
            HelpName = "N",
        };
        return CommandExtensions
            .Verb(
                "explain",
                "A validator's points of a session or amount of an era: authored, credited, liveness, base, points, tokens.",
                "apportion datahaven explain samples/datahaven/one-era.jsonl --validator 0x00000000000000000000000000000000000000aa --era 0"
            )
            .With(input.Symbols)
            .With(validator, era, session)
            .Does(host, run => Run(run, input, run.Value(validator)!.Value, run.Value(era), run.Value(session)));
    }

    private static int Run(Invocation run, FactsInput input, Address account, ulong? era, uint? session)
    {
        var result = input.Replay(run);
        var derivation = session is { } index
            ? OfSession(result, index, account)
            : Explanation.AmountOfEra(result, EraOf(result, era), account);
        var subject = session is { } number
            ? FormattableString.Invariant($"{account}, session {number}")
            : FormattableString.Invariant($"{account}, era {EraOf(result, era).Era}");
        return run.Show(
            new DerivationView(
                DataHavenProtocol.ProtocolName,
                result.RulesetNames,
                subject,
                [derivation],
                result.Findings
            )
        );
    }

    private static Derivation OfSession(ReplayResult result, uint session, Address account) =>
        result.Sessions.FirstOrDefault(report => report.Session == session) is { } found
            ? Explanation.OfSession(result, found, account)
            : throw Missing(FormattableString.Invariant($"session {session}"));

    /// <summary>The era that was asked for, or the last one.</summary>
    public static EraReport EraOf(ReplayResult result, ulong? era) =>
        (era is { } index ? result.Eras.FirstOrDefault(report => report.Era == index) : result.Eras.LastOrDefault())
        ?? throw Missing(era is { } number ? FormattableString.Invariant($"era {number}") : "an era");

    private static ApportionException Missing(string what) =>
        ApportionException.Missing(
            "datahaven.period",
            what,
            "its facts up to its end",
            "add the facts, or ask for another"
        );
}
