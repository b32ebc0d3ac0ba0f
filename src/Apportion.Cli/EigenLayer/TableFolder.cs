using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary>A folder of input tables, plain or compressed.</summary>
internal sealed class TableFolder(string folder, InputOptions options)
{
    private static readonly string[] Endings = ["", ".gz", ".zst"];
    private static readonly string[] Places = ["", "input"];

    /// <summary>Reads <c>config.json</c>, or gives null if there is none.</summary>
    public ScenarioConfiguration? ReadConfiguration()
    {
        if (!Directory.Exists(folder))
            throw ApportionException.Missing(
                "eigenlayer.input",
                folder,
                "a folder with input tables",
                "check the path"
            );
        if (Find("config.json") is not { } path)
            return null;
        using var stream = new InputFile(path).Open(options);
        return ScenarioConfiguration.Read(stream, path);
    }

    /// <summary>Reads every table that is there.</summary>
    /// <param name="findings">Receives lines that cannot be read, and a notice for every table that is missing.</param>
    public EigenLayerFacts ReadFacts(List<Finding> findings)
    {
        var facts = new EigenLayerFacts();
        var found = 0;
        foreach (var table in FactTables.All)
        {
            if (Find(table.Name + ".csv") is not { } path)
            {
                findings.Add(Finding.Notice("eigenlayer.table.absent", $"{folder}/{table.Name}.csv", "taken as empty"));
                continue;
            }
            found++;
            using var reader = new StreamReader(new InputFile(path).Open(options), Encoding.UTF8, false, 1 << 16);
            table.Read(reader, path, facts, findings);
        }
        if (found == 0 || facts.Blocks.Count == 0)
            throw ApportionException.Missing(
                "eigenlayer.input",
                folder,
                "input tables, blocks.csv among them",
                "give the folder that holds them"
            );
        return facts;
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
