using Apportion.EigenLayer.Facts.Logs;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>Raw logs from files.</summary>
internal static class LogInputs
{
    /// <summary>Reads logs.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="paths">
    /// Histories or plain eth_getLogs JSON Lines; folders and tar archives give their <c>.jsonl</c> files and the times of
    /// their table of blocks.
    /// </param>
    /// <param name="contracts">Where the contracts live; null to take them from a history.</param>
    public static LogFacts Read(Invocation run, IEnumerable<string> paths, EigenLayerContracts? contracts)
    {
        var reader = new LogFactsReader(contracts);
        foreach (var path in paths)
        {
            var isArchive = InputTree.IsArchive(path);
            if (isArchive || Directory.Exists(path))
                new TableFolder(path, run.Inputs).AddBlocks(reader);
            if (isArchive)
                new TableFolder(path, run.Inputs).AddLogs(reader);
            else
                foreach (var file in InputSource.Expand([path], IsLogs))
                {
                    using var stream = file.Open(run.Inputs);
                    reader.Add(stream, file.Path);
                }
        }

        return reader.Read();
    }

    private static bool IsLogs(string path) =>
        Path.GetFileName(path).Contains(".jsonl", StringComparison.OrdinalIgnoreCase);
}
