// Tables per file from the JSON reports of dotnet-stryker.
// usage: dotnet run .ci/mutation-report.cs -- <mutation-report.json> ... [--survivors]
using System.Globalization;
using System.Text.Json;
using Apportion.Ci;

#pragma warning disable RS0030 // the tables are this program's output
var survivors = args.Contains("--survivors");
foreach (var path in args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)))
{
    using var report = JsonDocument.Parse(File.ReadAllBytes(path));
    var root = report.RootElement.GetProperty("projectRoot").GetString()!;
    var files = report
        .RootElement.GetProperty("files")
        .EnumerateObject()
        .Select(file => new MutatedFile(
            Path.GetRelativePath(root, Path.Combine(root, file.Name)).Replace('\\', '/'),
            [.. file.Value.GetProperty("mutants").EnumerateArray().Select(Mutant.Read).Where(mutant => mutant.Counts)],
            file.Value.GetProperty("source").GetString()!.Split('\n')
        ))
        .Where(file => file.Mutants.Count > 0)
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .ToList();
    Console.WriteLine($"\n### {Path.GetFileName(root.TrimEnd('/'))}\n");
    if (survivors)
        foreach (var file in files)
        foreach (var mutant in file.Mutants.Where(mutant => mutant.Status is "Survived" or "NoCoverage"))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file.Name}:{mutant.Line}:{mutant.Column} {mutant.Status} {mutant.Name}: `{file.Lines[mutant.Line - 1].Trim()}` -> `{mutant.Replacement}`"
                )
            );
    else
        WriteTable(files);
}

static void WriteTable(List<MutatedFile> files)
{
    Console.WriteLine("| file | mutants | killed | timeout | survived | no coverage | score |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach (var file in files)
        WriteRow($"`{file.Name}`", file.Mutants);
    WriteRow("**all**", [.. files.SelectMany(file => file.Mutants)]);
}

static void WriteRow(string name, IReadOnlyList<Mutant> mutants)
{
    int Count(string status) => mutants.Count(mutant => mutant.Status == status);
    var caught = Count("Killed") + Count("Timeout");
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {mutants.Count} | {Count("Killed")} | {Count("Timeout")} | {Count("Survived")} | {Count("NoCoverage")} | {100.0 * caught / mutants.Count:0.0} % |"
        )
    );
}

namespace Apportion.Ci
{
    internal sealed record MutatedFile(string Name, IReadOnlyList<Mutant> Mutants, string[] Lines);

    internal sealed record Mutant(string Name, string Replacement, string Status, int Line, int Column)
    {
        // Ignored by a filter and not compiling are no mutants: Stryker leaves both out of its score.
        public bool Counts => Status is "Killed" or "Timeout" or "Survived" or "NoCoverage";

        public static Mutant Read(JsonElement mutant)
        {
            var start = mutant.GetProperty("location").GetProperty("start");
            return new Mutant(
                mutant.GetProperty("mutatorName").GetString()!,
                mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" "),
                mutant.GetProperty("status").GetString()!,
                start.GetProperty("line").GetInt32(),
                start.GetProperty("column").GetInt32()
            );
        }
    }
}
