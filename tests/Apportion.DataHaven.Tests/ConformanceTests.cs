using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Conformance;
using Apportion.Tests;

namespace Apportion.DataHaven.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public void Every_value_of_every_vector_file_agrees()
    {
        var files = Directory.GetFiles(Repository.At("vectors/datahaven"), "*.json");
        var result = new ConformanceSuite(DataHavenRunners.All).Run(
            new VectorSet(files.Select(file => new DiskVectorFile(file))),
            threads: 2
        );
        var differences = result.Files.SelectMany(file =>
            file.Differences.Select(difference =>
                $"{Path.GetFileName(file.Path)} {difference.Where}: expected {difference.Expected}, got {difference.Actual}"
            )
        );
        Assert.Equal("", string.Join('\n', differences.Take(40)));
        Assert.All(result.Files, file => Assert.True(file.Compared > 0, file.Path));
        Assert.True(result.Compared > 50_000, FormattableString.Invariant($"{result.Compared} values"));
        Assert.Equal(Verdict.Match, result.Verdict);
    }

    [Fact]
    public void A_changed_expectation_is_reported_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "x.json",
            """{"cases":[{"op":"mul_floor","type":"u32","args":["500000000","3"],"expect":"2"}]}"""
        );
        var result = new ConformanceSuite(DataHavenRunners.All).Run(
            new VectorSet([new DiskVectorFile(path)]),
            threads: 1
        );
        var difference = Assert.Single(Assert.Single(result.Files).Differences);
        Assert.Equal(new Difference("cases[0] mul_floor u32", "2", "1"), difference);
    }

    [Fact]
    public void An_unknown_operation_fails_the_run()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "x.json",
            """{"cases":[{"op":"mul_new","type":"u32","args":["1"],"expect":"2"},{"op":"from_rational","type":"u32","args":["1","1"],"expect":"1000000000"}]}"""
        );
        var result = new ConformanceSuite(DataHavenRunners.All).Run(
            new VectorSet([new DiskVectorFile(path)]),
            threads: 1
        );
        Assert.Equal(Verdict.Mismatch, result.Verdict);
        Assert.Contains("mul_new", Assert.Single(result.Files).Error, StringComparison.Ordinal);
    }
}
