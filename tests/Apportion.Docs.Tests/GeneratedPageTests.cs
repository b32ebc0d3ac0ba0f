using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Docs.Tests;

/// <summary>Pages that repeat what the program says. APPORTION_UPDATE=1 writes them.</summary>
public partial class GeneratedPageTests
{
    private const string RulesetsPage = "docs/reference/rulesets.md";
    private const string SchemasPage = "docs/reference/schemas/README.md";

    [Fact]
    public void The_page_of_rulesets_is_what_the_program_lists()
    {
        using var listed = JsonDocument.Parse(Apportion("rulesets", "--json"));
        var text = new StringBuilder(
            """
            # Rulesets per network

            What `apportion rulesets` lists; this page is written from it and a test holds it to it. A ruleset is either a full
            *copy* of rules, or a *delta* on its parent. *Holds from* is the first period under it; a ruleset without an entry
            holds nowhere by schedule and is chosen by the data (a header, a spec version) or by name. Any can be forced with
            the option for rulesets; old rulesets never change.

            """
        );
        foreach (
            var protocol in listed
                .RootElement.GetProperty("rulesets")
                .EnumerateArray()
                .GroupBy(entry => Text(entry, "protocol"))
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {protocol.Key}\n\n| ruleset | form | holds from | what changed | source |\n| --- | --- | --- | --- | --- |\n"
            );
            foreach (var ruleset in protocol)
            {
                var form = Text(ruleset, "parent") is { Length: > 0 } parent
                    ? $"{Text(ruleset, "form")} of {parent}"
                    : Text(ruleset, "form");
                var holds = string.Join(
                    ", ",
                    ruleset
                        .GetProperty("activations")
                        .EnumerateArray()
                        .Select(at => $"{Text(at, "network")} {Text(at, "from")}")
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{Text(ruleset, "name")}` | {form} | {holds} | {Text(ruleset, "summary")} | {Text(ruleset, "source")} |\n"
                );
            }
        }
        AssertPage(RulesetsPage, text.ToString());
    }

    [Fact]
    public void The_page_of_schemas_lists_every_schema()
    {
        var text = new StringBuilder(
            """
            # JSON documents

            With `--json` every command prints one JSON document on stdout and nothing else. Each has a schema here (JSON Schema
            2020-12), and tests hold real outputs against it, so that a change of shape shows in review. A test writes the table below.

            - `schema` names shape and version, for example `apportion/verify/1`. The number grows when a member is removed or
              changes its meaning; members may be added without that.
            - Amounts are decimal strings in base units, never JSON numbers: a reader that rounds above 2^53 would change them.
            - Addresses and hashes are lower-case with `0x`. Times are UTC.
            - `verdict` is `Match`, `Mismatch`, `Incomplete`, `Malformed` or `Unsupported`, and goes with the exit code 0, 1, 3, 4, 5.
            - `findings` lists everything found: `code`, `kind`, `where`, `expected`, `actual`, `difference`, `advice`.
            - The order of members and rows is fixed; the same inputs give the same bytes.

            | schema | `schema` | document |
            | --- | --- | --- |

            """
        );
        foreach (
            var path in Directory
                .GetFiles(Repository.At("docs/reference/schemas"), "*.schema.json")
                .Order(StringComparer.Ordinal)
        )
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(path));
            var name = Path.GetFileName(path);
            var version =
                schema.RootElement.TryGetProperty("properties", out var properties)
                && properties.TryGetProperty("schema", out var member)
                && member.TryGetProperty("const", out var constant)
                    ? $"`{constant.GetString()}`"
                    : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| [{name}]({name}) | {version} | {Text(schema.RootElement, "title")} |\n"
            );
        }
        AssertPage(SchemasPage, text.ToString());
    }

    [Fact]
    public void Every_format_of_vectors_that_is_run_is_documented()
    {
        var pages = string.Concat(
            Page.All.Where(page => page.Path.StartsWith("docs/reference/vectors/", StringComparison.Ordinal))
                .Select(page => File.ReadAllText(Repository.At(page.Path)))
        );
        var formats = Directory
            .GetDirectories(Repository.At("src"))
            .Select(project => Path.Combine(project, "Conformance"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs"))
            .SelectMany(file => FormatName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(formats.Count >= 24, $"only {formats.Count} formats were found");
        Assert.DoesNotContain(formats, format => !pages.Contains($"`{format}`", StringComparison.Ordinal));
    }

    [GeneratedRegex(
        "\"((?:eigenlayer|thegraph|livepeer|rocketpool|datahaven)/[a-z-]+)\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex FormatName();

    private static void AssertPage(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("APPORTION_UPDATE") == "1")
            File.WriteAllText(Repository.At(path), expected);
        Assert.Equal(expected, File.ReadAllText(Repository.At(path)));
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? "";

    private static string Apportion(params string[] arguments)
    {
        // Built beside this test, wherever that is.
        var build = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(build.Parent!.Parent!.FullName, "Apportion.Cli", build.Name, "apportion.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                WorkingDirectory = Repository.Root,
            }
        )!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
