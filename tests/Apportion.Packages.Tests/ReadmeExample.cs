using Apportion.Tests;

namespace Apportion.Packages.Tests;

/// <summary>The example of a library's README: one block of C#, and behind it the block of what it prints.</summary>
internal sealed record ReadmeExample(string Library, IReadOnlyList<string> Usings, string Body, string Output)
{
    /// <summary>The name of the method that holds the example in the consumer project.</summary>
    public string Method => Library.Replace('.', '_');

    /// <summary>Reads the README of a library.</summary>
    public static ReadmeExample Of(string library)
    {
        var lines = File.ReadAllLines(Repository.At($"src/{library}/README.md"));
        var code = Block(lines, "```csharp");
        return new ReadmeExample(
            library,
            [.. code.Where(IsUsing)],
            string.Join('\n', code.Where(line => !IsUsing(line))),
            string.Join('\n', Block(lines, "```text")) + "\n"
        );
    }

    private static bool IsUsing(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);

    private static List<string> Block(string[] lines, string fence)
    {
        var block = lines.SkipWhile(line => line != fence).Skip(1).TakeWhile(line => line != "```").ToList();
        Assert.True(block.Count > 0, $"no block {fence} in {string.Join('\n', lines.Take(1))}");
        return block;
    }
}
