using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>Raw logs from files.</summary>
internal static class LogInputs
{
    /// <summary>Reads logs.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="paths">Histories or plain eth_getLogs JSON Lines; folders give their <c>.jsonl</c> files.</param>
    /// <param name="network">The network, or null to take the contracts from a history.</param>
    public static LogFacts Read(Invocation run, IEnumerable<string> paths, string? network)
    {
        var reader = new LogFactsReader(network is null ? null : EigenLayerContracts.For(network));
        foreach (var file in InputSource.Expand(paths, IsLogs))
        {
            using var stream = file.Open(run.Inputs);
            reader.Add(stream, file.Path);
        }

        return reader.Read();
    }

    private static bool IsLogs(string path) =>
        Path.GetFileName(path).Contains(".jsonl", StringComparison.OrdinalIgnoreCase);
}
