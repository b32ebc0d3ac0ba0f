using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>
/// A folder of input tables, plain or compressed, or of raw logs (<c>.jsonl</c>), or of both: what is not there as a table is
/// read from the logs. A single file of logs will do.
/// </summary>
internal sealed class TableFolder(string folder, InputOptions options)
{
    private static readonly string[] Endings = ["", ".gz", ".zst"];
    private static readonly string[] Places = ["", "input"];

    /// <summary>Whether there are raw logs.</summary>
    public bool HasLogs => LogFiles().Count > 0;

    /// <summary>Reads <c>config.json</c>, or gives null if there is none.</summary>
    public ScenarioConfiguration? ReadConfiguration()
    {
        if (!Directory.Exists(folder) && !File.Exists(folder))
            throw ApportionException.Missing(
                "eigenlayer.input",
                folder,
                "a folder with input tables or raw logs",
                "check the path"
            );
        if (Find("config.json") is not { } path)
            return null;
        using var stream = new InputFile(path).Open(options);
        return ScenarioConfiguration.Read(stream, path);
    }

    /// <summary>Reads every table that is there, and the others from logs if there are any.</summary>
    /// <param name="network">Whose contracts plain logs come from.</param>
    /// <param name="findings">Receives lines that cannot be read, and a notice for every table that is missing.</param>
    public EigenLayerFacts ReadFacts(string network, List<Finding> findings)
    {
        var facts = new EigenLayerFacts();
        var absent = new List<FactTable>();
        foreach (var table in FactTables.All)
        {
            if (Find(table.Name + ".csv") is not { } path)
            {
                absent.Add(table);
                continue;
            }
            using var reader = new StreamReader(new InputFile(path).Open(options), Encoding.UTF8, false, 1 << 16);
            table.Read(reader, path, facts, findings);
        }
        if (LogFiles() is { Count: > 0 } files)
            facts = Complete(facts, absent, ReadLogs(files, facts, network, findings));
        else
            foreach (var table in absent)
                findings.Add(Finding.Notice("eigenlayer.table.absent", $"{folder}/{table.Name}.csv", "taken as empty"));
        if (absent.Contains(FactTables.ExcludedAddresses))
            facts.ExcludedAddresses.AddRange(MainnetExclusions.Rows);
        if (facts.Blocks.Count == 0)
            throw ApportionException.Missing(
                "eigenlayer.input",
                folder,
                "input tables, blocks.csv among them, or raw logs (.jsonl)",
                "give the folder that holds them"
            );
        return facts;
    }

    private EigenLayerFacts ReadLogs(
        IReadOnlyList<InputFile> files,
        EigenLayerFacts tables,
        string network,
        List<Finding> findings
    )
    {
        var isKnown = EigenLayerContracts.KnownNetworks.Contains(network, StringComparer.Ordinal);
        var reader = new LogFactsReader(contracts: null, isKnown ? EigenLayerContracts.For(network) : null);
        reader.AddBlocks(tables.Blocks);
        foreach (var file in files)
        {
            using var stream = file.Open(options);
            reader.Add(stream, file.Path);
        }
        var logs = reader.Read();
        findings.AddRange(logs.Findings);
        return logs.LogsUsed > 0
            ? logs.Facts
            : throw ApportionException.Missing(
                "eigenlayer.logs.foreign",
                folder,
                $"logs of the contracts of {network}",
                "name the network the logs come from with --network"
            );
    }

    /// <summary>The tables as they are, the absent ones from the logs, and the blocks of both.</summary>
    private static EigenLayerFacts Complete(EigenLayerFacts tables, List<FactTable> absent, EigenLayerFacts logs)
    {
        var facts = new EigenLayerFacts();
        foreach (var table in FactTables.All)
        {
            var fromLogs = absent.Contains(table) || table == FactTables.Blocks;
            table.CopyRows(fromLogs ? logs : tables, facts);
        }
        return facts;
    }

    private IReadOnlyList<InputFile> LogFiles() =>
        File.Exists(folder)
            ? [new InputFile(folder)]
            :
            [
                .. Places
                    .Select(place => Path.Combine(folder, place))
                    .Where(Directory.Exists)
                    .SelectMany(place => Directory.GetFiles(place))
                    .Where(IsLogs)
                    .Order(StringComparer.Ordinal)
                    .Select(path => new InputFile(path)),
            ];

    private static bool IsLogs(string path) =>
        new InputFile(path).InnerName.EndsWith(".jsonl", StringComparison.Ordinal)
        && !Path.GetFileName(path).StartsWith("distribution.", StringComparison.Ordinal);

    /// <summary>Whether there is a table of blocks, which says how far the input reaches.</summary>
    public bool ListsBlocks => Find("blocks.csv") is not null;

    /// <summary>Adds the rows of every table that is there to facts.</summary>
    public void AddFacts(EigenLayerFacts facts, Invocation run)
    {
        var findings = new List<Finding>();
        foreach (var table in FactTables.All)
            if (Find(table.Name + ".csv") is { } path)
            {
                using var reader = new StreamReader(new InputFile(path).Open(options), Encoding.UTF8);
                table.Read(reader, path, facts, findings);
            }
        foreach (var finding in findings)
            run.Warn(finding.ToString());
        if (findings.Count > 0)
            throw new ApportionException(findings[0]);
    }

    private string? Find(string name)
    {
        foreach (var place in Places)
        foreach (var ending in Endings)
            if (Path.Combine(folder, place, name + ending) is var path && File.Exists(path))
                return path;
        return null;
    }
}
