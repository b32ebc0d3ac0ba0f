using System.CommandLine;
using Apportion.Cli.Output;
using Apportion.Core.Conformance;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary><c>apportion conform</c>: runs conformance vectors of all protocols.</summary>
internal static class ConformCommand
{
    public static Command Build(CommandHost host)
    {
        var paths = CommonOptions.Inputs("Vector files or folders; formats are recognised by content.");
        return CommandExtensions
            .Verb(
                "conform",
                "Run conformance vectors and compare every expected value. Exits 0 only if all agree and at least one value was compared.",
                "apportion conform vectors/rocket-pool"
            )
            .With(paths)
            .Does(host, run => Run(run, run.Value(paths)!));
    }

    private static int Run(Invocation run, string[] paths)
    {
        var vectors = VectorInput.Load(paths, run.Inputs);
        var suite = new ConformanceSuite([.. Protocols.All.SelectMany(protocol => protocol.Runners)]);
        ConformanceResult result;
        using (var progress = run.Progress("conformance cases"))
            result = suite.Run(vectors, run.Threads, (done, of) => progress.Report(done, of), run.Cancellation);
        return run.Show(new ConformanceView(result));
    }
}
