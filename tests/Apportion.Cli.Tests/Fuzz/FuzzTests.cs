using System.Globalization;
using System.IO.Compression;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>
/// Every command that reads files, on damaged copies of real inputs: always a documented exit code, never a crash or a
/// hang. The suite runs 20,000 cases; APPORTION_FUZZ_CASES sets another total for a long run, APPORTION_FUZZ_SEED another
/// start. A failure prints the seed, which reproduces it.
/// </summary>
public class FuzzTests
{
    private const int CasesInSuite = 20_000;
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    /// <summary>Name, share of the cases in percent, input in the repository, lines of it to use (0: all), command.</summary>
    public static TheoryData<string, int, string, int, string> Targets { get; } =
        new()
        {
            {
                "rocketpool state",
                15,
                "vectors/rocket-pool/pipeline/interval-zero.json.gz",
                0,
                "rocketpool compute {file}"
            },
            { "thegraph calls", 15, "vectors/the-graph/tiny.jsonl.gz", 8, "thegraph compute {file}" },
            { "livepeer logs", 15, "vectors/livepeer/tiny.jsonl.gz", 40, "livepeer compute {file} --round 22" },
            { "datahaven facts", 15, "vectors/datahaven/sequence_1.json", 0, "datahaven compute {file}" },
            {
                "eigenlayer lines",
                10,
                "tests/Apportion.Cli.Tests/Fuzz/lines.csv",
                0,
                "eigenlayer prove {file} --earner 0x5151515151515151515151515151515151515151"
            },
            { "recheck", 10, "tests/Apportion.Cli.Tests/Fuzz/explanation.json", 0, "recheck {file}" },
            { "conform", 10, "vectors/rocket-pool/unit/merkle-spec-example.json", 0, "conform {file}" },
            { "rocketpool facts", 8, "samples/rocketpool/mainnet-51.facts.csv.gz", 60, "rocketpool verify {file}" },
            {
                "rocketpool rewards file",
                2,
                "convert samples/rocketpool/mainnet-51.facts.csv.gz",
                0,
                "rocketpool verify {file}"
            },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Damaged_input_ends_in_a_documented_exit_code(
        string name,
        int percent,
        string input,
        int lines,
        string command
    )
    {
        var original = Read(input, lines);
        var total = int.Parse(Setting("APPORTION_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture);
        var start = int.Parse(Setting("APPORTION_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var cases = (int)((long)total * percent / 100);
        Assert.True(cases > 0 && total >= 100 && CasesInSuite >= 20_000);
        Parallel.For(
            start,
            start + cases,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new TemporaryFolder(),
            (seed, _, folder) =>
            {
                RunOne(name, original, command, seed, folder);
                return folder;
            },
            folder => folder.Dispose()
        );
    }

    private static void RunOne(string name, byte[] original, string command, int seed, TemporaryFolder folder)
    {
        var file = Path.Combine(folder.Path, "input");
        File.WriteAllBytes(file, new Mutator(seed).Mutate(original));
        string[] arguments =
        [
            .. command.Split(' ').Select(word => word.Replace("{file}", file, StringComparison.Ordinal)),
            "--max-input",
            "64M",
            "--threads",
            "1",
        ];
        var run = Task.Run(() => ProgramRun.Of(arguments));
        Assert.True(run.Wait(Hang), $"{name}, seed {seed.ToString(CultureInfo.InvariantCulture)}: hangs");
        Assert.True(
            run.Result.ExitCode is 0 or 1 or 3 or 4 or 5,
            $"{name}, seed {seed.ToString(CultureInfo.InvariantCulture)}: exit {run.Result.ExitCode.ToString(CultureInfo.InvariantCulture)}\n{run.Result.Error}"
        );
    }

    private static byte[] Read(string input, int lines)
    {
        if (input.StartsWith("convert ", StringComparison.Ordinal))
            return Converted(Repository.At(input["convert ".Length..]));
        var path = Repository.At(input);
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(plain);
        var text = reader.ReadToEnd();
        if (lines > 0)
            text = string.Join('\n', text.Split('\n').Take(lines)) + "\n";
        return System.Text.Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A published rewards file, made from its facts: the file itself is not ours to ship.</summary>
    private static byte[] Converted(string facts)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "rewards.json");
        Assert.Equal(0, ProgramRun.Of("rocketpool", "convert", facts, "--to", "json", "--out", file).ExitCode);
        return File.ReadAllBytes(file);
    }

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
