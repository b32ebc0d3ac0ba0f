using System.CommandLine;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary><c>apportion recheck</c>: recomputes every printed step of an explanation from its printed inputs.</summary>
internal static class RecheckCommand
{
    public static Command Build(CommandHost host)
    {
        var inputs = CommonOptions.Inputs("Documents written by explain --json; - reads standard input.");
        return CommandExtensions
            .Verb(
                "recheck",
                "Recompute every printed step of an explanation from its printed inputs.",
                "apportion rocketpool explain samples/rocketpool/interval-4-shape.json.gz --minipool 0x0000000000000000000000000000000000101426 --json | apportion recheck -"
            )
            .With(inputs)
            .Does(host, run => Run(run, run.Value(inputs)!));
    }

    private static int Run(Invocation run, string[] paths)
    {
        var reports = InputSource
            .ExpandFilled(paths, accept: null, "documents written by explain --json")
            .Select(file => Check(file, run))
            .ToList();
        return run.Show(new VerificationView("recheck", reports));
    }

    private static VerificationReport Check(InputFile file, Invocation run)
    {
        var report = new VerificationBuilder(file.Path);
        try
        {
            using var stream = file.Open(run.Inputs);
            using var document = JsonDocument.Parse(stream);
            var derivations = DerivationDocument.Read(document.RootElement);
            var library = Protocols.All.Aggregate(
                FormulaLibrary.BuiltIn,
                (all, protocol) => all.With(protocol.Formulas)
            );
            report.Run(
                "steps",
                "every printed step follows from its printed inputs, with the printed remainder",
                findings =>
                {
                    long compared = 0;
                    foreach (var derivation in derivations)
                    {
                        var (count, found) = Recheck.Run(derivation, library);
                        compared += count;
                        findings.AddRange(found);
                    }
                    return compared;
                }
            );
        }
        catch (ApportionException e)
        {
            report.Add(e.Finding);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            report.Add(
                Finding.Malformed(
                    "recheck.document",
                    file.Path,
                    "a document written by explain --json",
                    ParseEdge.Found(e),
                    "Write it with: apportion <protocol> explain ... --json"
                )
            );
        }
        return report.Build();
    }
}
