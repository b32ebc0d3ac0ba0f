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
/// A folder or tar archive of input tables, plain or compressed, or of raw logs (<c>.jsonl</c>), or of both: what is not there
/// as a table is read from the logs. A single file of logs will do.
/// </summary>
/// <param name="path">The folder, archive or file.</param>
/// <param name="options">How inputs are read.</param>
/// <param name="contracts">Where the contracts live; null to take them from a history or the network.</param>
internal sealed class TableFolder(string path, InputOptions options, EigenLayerContracts? contracts = null)
{
    private const string Configuration = "config.json";
    private static readonly string[] Endings = ["", ".gz", ".zst"];

    private InputTree? _tree;

    /// <summary>Where tables and logs lie in a folder.</summary>
    public static IReadOnlyList<string> Places { get; } = ["", "input"];

    /// <summary>Whether there are raw logs.</summary>
    public bool HasLogs => IsLogFile || LogFiles().Count > 0;

    /// <summary>Whether there is a table of blocks, which says how far the input reaches.</summary>
    public bool ListsBlocks => Find("blocks.csv") is not null;

    private bool IsLogFile => File.Exists(path) && !InputTree.IsArchive(path);

    private InputTree Tree => _tree ??= new InputTree(path, options, Places);

    /// <summary>Reads <c>config.json</c>, or gives null if there is none.</summary>
    public ScenarioConfiguration? ReadConfiguration()
    {
        if (!Directory.Exists(path) && !File.Exists(path))
            throw ApportionException.Missing(
                "eigenlayer.input",
                path,
                "a folder or tar archive with input tables or raw logs",
                "check the path"
            );
        if (Find(Configuration) is not { } file)
            return null;
        ScenarioConfiguration? configuration = null;
        Tree.Read([file], (name, stream) => configuration = ScenarioConfiguration.Read(stream, Tree.Where(name)));
        return configuration;
    }

    /// <summary>Reads every table that is there, and the others from logs if there are any.</summary>
    /// <param name="network">Whose contracts plain logs come from.</param>
    /// <param name="findings">Receives lines that cannot be read, and a notice for every table that is missing.</param>
    public EigenLayerFacts ReadFacts(string network, List<Finding> findings)
    {
        var facts = new EigenLayerFacts();
        var present = ReadTables(FactTables.All, facts, findings);
        var absent = FactTables.All.Where(table => !present.Contains(table)).ToList();
        if (HasLogs)
            facts = Complete(facts, absent, ReadLogs(facts, network, findings));
        else
            foreach (var table in absent)
                findings.Add(
                    Finding.Notice("eigenlayer.table.absent", Tree.Where(table.Name + ".csv"), "taken as empty")
                );
        if (absent.Contains(FactTables.ExcludedAddresses))
            facts.ExcludedAddresses.AddRange(MainnetExclusions.Rows);
        if (facts.Blocks.Count == 0)
            throw ApportionException.Missing(
                "eigenlayer.input",
                path,
                "input tables, blocks.csv among them, or raw logs (.jsonl)",
                "give the folder or archive that holds them"
            );
        return facts;
    }

    /// <summary>Adds the rows of every table that is there to facts.</summary>
    public void AddFacts(EigenLayerFacts facts, Invocation run)
    {
        var findings = new List<Finding>();
        ReadTables(FactTables.All, facts, findings);
        foreach (var finding in findings)
            run.Warn(finding.ToString());
        if (findings.Count > 0)
            throw new ApportionException(findings[0]);
    }

    /// <summary>Reads all raw logs.</summary>
    public void AddLogs(LogFactsReader reader)
    {
        if (IsLogFile)
        {
            using var stream = new InputFile(path).Open(options);
            reader.Add(stream, path);
        }
        else
            Tree.Read(LogFiles(), (name, stream) => reader.Add(stream, Tree.Where(name)));
    }

    /// <summary>Reads the table of blocks, if there is one.</summary>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public void AddBlocks(LogFactsReader reader)
    {
        var (facts, findings) = (new EigenLayerFacts(), new List<Finding>());
        ReadTables([FactTables.Blocks], facts, findings);
        if (findings.Count > 0)
            throw new ApportionException(findings[0]);
        reader.AddBlocks(facts.Blocks);
    }

    private HashSet<FactTable> ReadTables(IEnumerable<FactTable> tables, EigenLayerFacts facts, List<Finding> findings)
    {
        var files = new Dictionary<string, FactTable>(StringComparer.Ordinal);
        foreach (var table in tables)
            if (Find(table.Name + ".csv") is { } file)
                files.Add(file, table);
        if (files.Count > 0)
            Tree.Read(
                files.Keys,
                (name, stream) =>
                {
                    using var reader = new StreamReader(stream, Encoding.UTF8, false, 1 << 16);
                    files[name].Read(reader, Tree.Where(name), facts, findings);
                }
            );
        return [.. files.Values];
    }

    private EigenLayerFacts ReadLogs(EigenLayerFacts tables, string network, List<Finding> findings)
    {
        var isKnown = EigenLayerContracts.KnownNetworks.Contains(network, StringComparer.Ordinal);
        var reader = new LogFactsReader(contracts, isKnown ? EigenLayerContracts.For(network) : null);
        reader.AddBlocks(tables.Blocks);
        AddLogs(reader);
        var logs = reader.Read();
        findings.AddRange(logs.Findings);
        return logs.LogsUsed > 0
            ? logs.Facts
            : throw ApportionException.Missing(
                "eigenlayer.logs.foreign",
                path,
                contracts is null ? $"logs of the contracts of {network}" : "logs of the contracts that were given",
                "name the network the logs come from with --network, or its contracts with --contracts"
            );
    }

    /// <summary>The tables as they are, the absent ones from the logs, and the blocks of both.</summary>
    private static EigenLayerFacts Complete(EigenLayerFacts tables, List<FactTable> absent, EigenLayerFacts logs)
    {
        if (absent.Count == FactTables.All.Count)
            return logs;
        var facts = new EigenLayerFacts();
        foreach (var table in FactTables.All)
        {
            var fromLogs = absent.Contains(table) || table == FactTables.Blocks;
            table.CopyRows(fromLogs ? logs : tables, facts);
        }
        return facts;
    }

    private List<string> LogFiles() => [.. Tree.Names.Where(IsLogs)];

    private static bool IsLogs(string name) =>
        new InputFile(name).InnerName.EndsWith(".jsonl", StringComparison.Ordinal)
        && !Path.GetFileName(name).StartsWith("distribution.", StringComparison.Ordinal);

    private string? Find(string name)
    {
        if (IsLogFile)
            return null;
        foreach (var place in Places)
        foreach (var ending in Endings)
            if (
                (place.Length == 0 ? name : $"{place}/{name}") + ending is var file
                && Tree.Names.Contains(file, StringComparer.Ordinal)
            )
                return file;
        return null;
    }
}
