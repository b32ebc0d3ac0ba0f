using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven.Reports;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven history</c>: a validator over eras.</summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var validator = ValidatorOptions.Validator();
        var range = new PeriodRange(PeriodKind.Era);
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "A validator over eras: blocks, credited blocks, sessions online, points, amount.",
                "apportion datahaven history samples/datahaven/one-era.jsonl --account 0x00000000000000000000000000000000000000aa"
            )
            .With(input.Symbols)
            .With(validator)
            .With(range.Symbols)
            .With(format)
            .Does(
                host,
                run =>
                {
                    var history = ValidatorHistory.Of(input.Replay(run), run.Value(validator)!.Value);
                    return run.Show(
                        new HistoryView(DataHavenProtocol.ProtocolName, range.Cut(run, history), run.Value(format))
                    );
                }
            );
    }
}
