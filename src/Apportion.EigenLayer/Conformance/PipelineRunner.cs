using System.Text;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Conformance;

/// <summary>
/// Runs scenarios of the whole pipeline: a configuration with fork dates and cutoffs, input tables, and the expected
/// tables of every run and after the last.
/// </summary>
public sealed class PipelineRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "eigenlayer/pipeline";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (var file in vectors.Unclaimed.Where(file => ScenarioConfiguration.Recognises(file.Head)))
        {
            var expected = vectors.Below(file.Folder + "/expected").ToList();
            if (expected.Count > 0)
                yield return new ConformanceCase(
                    Format,
                    [file, .. vectors.Below(file.Folder + "/input"), .. expected],
                    recorder => Run(file, expected, recorder)
                );
        }
    }

    private static void Run(VectorFile file, List<VectorFile> expected, ConformanceRecorder recorder)
    {
        using var stream = file.Open();
        var configuration = ScenarioConfiguration.Read(stream, file.Path);
        var engine = new EigenLayerEngine(configuration.Rules);
        var tables = engine.ComputeTables(ReadFacts(file), configuration.Cutoffs);
        foreach (var target in expected)
        {
            var run = target.Folder[(target.Folder.LastIndexOf('/') + 1)..];
            var name = Path.GetFileNameWithoutExtension(target.Name);
            if (name == "root")
                RootComparison.Compare(target, tables.Lines, recorder.For(target));
            else
                PipelineTableComparison.Compare(target, tables.Find(run, name), recorder.For(target));
        }
    }

    private static EigenLayerFacts ReadFacts(VectorFile file)
    {
        var facts = new EigenLayerFacts();
        var findings = new List<Finding>();
        foreach (var table in FactTables.All)
        {
            var source = file.Sibling($"input/{table.Name}.csv") ?? file.Sibling($"../expected/{table.Name}.csv");
            if (source is null)
                continue;
            using var reader = new StreamReader(source.Open(), Encoding.UTF8);
            table.Read(reader, source.Path, facts, findings);
        }
        return findings.Count == 0 ? facts : throw new ApportionException(findings[0]);
    }
}
