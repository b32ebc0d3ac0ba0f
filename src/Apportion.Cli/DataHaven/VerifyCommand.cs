using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.DataHaven.Reports;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven verify</c>: recorded points, messages and roots, preflight, solvency.</summary>
internal static class VerifyCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        return CommandExtensions
            .Verb(
                "verify",
                "Hold stored points, sent calldata and roots against the rules; preflight every message; check solvency.",
                "apportion datahaven verify samples/datahaven/one-era.jsonl"
            )
            .With(input.Symbols)
            .Does(
                host,
                run =>
                    run.Show(
                        new VerificationView(
                            DataHavenProtocol.ProtocolName,
                            [Verification.Run(input.Replay(run), input.Subject(run))]
                        )
                    )
            );
    }
}
