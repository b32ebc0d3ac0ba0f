using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Tests;

/// <summary>Reads the input folder of a scenario.</summary>
internal static class VectorFacts
{
    public static EigenLayerFacts Read(string folder, List<Finding> findings)
    {
        var facts = new EigenLayerFacts();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path).Split('.')[0];
            if (FactTables.All.FirstOrDefault(table => table.Name == name) is not { } table)
                continue;
            using var reader = VectorFolder.OpenText(path);
            table.Read(reader, Path.GetFileName(path), facts, findings);
        }
        return facts;
    }
}
