using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.DataHaven.Reports;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven history</c>: a validator over eras.</summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var validator = ValidatorOptions.Validator();
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "A validator over eras: blocks, credited blocks, sessions online, points, amount.",
                "apportion datahaven history facts.jsonl --validator 0x... --format chart"
            )
            .With(input.Symbols)
            .With(validator, format)
            .Does(
                host,
                run =>
                    run.Show(
                        new HistoryView(
                            "datahaven",
                            ValidatorHistory.Of(input.Replay(run), ValidatorOptions.Parse(run.Value(validator)!)),
                            run.Value(format)
                        )
                    )
            );
    }
}
