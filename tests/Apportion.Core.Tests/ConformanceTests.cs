using System.Text;
using Apportion.Core.Conformance;

namespace Apportion.Core.Tests;

public class ConformanceTests
{
    private sealed class MemoryVector(string path, string content) : VectorFile
    {
        public override string Path => path;

        public override Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(content));

        public override VectorFile? Sibling(string relativePath) => null;
    }

    /// <summary>Knows files that start with "sum": "sum a b expected".</summary>
    private sealed class SumRunner : IConformanceRunner
    {
        public string Format => "test/sum";

        public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
            vectors
                .Unclaimed.Where(file => file.Head.StartsWith("sum ", StringComparison.Ordinal))
                .Select(file => new ConformanceCase(
                    Format,
                    [file],
                    recorder =>
                    {
                        var words = file
                            .Head.Split(' ')
                            .Skip(1)
                            .Select(word => long.Parse(word, System.Globalization.CultureInfo.InvariantCulture))
                            .ToArray();
                        recorder.For(file).Equal("sum", words[2], words[0] + words[1]);
                    }
                ));
    }

    private static ConformanceResult Run(params (string Path, string Content)[] files) =>
        new ConformanceSuite([new SumRunner()]).Run(
            new VectorSet(files.Select(file => new MemoryVector(file.Path, file.Content))),
            threads: 2
        );

    [Fact]
    public void Agreement_is_counted_per_file()
    {
        var result = Run(("b", "sum 1 2 3"), ("a", "sum 2 2 4"));
        Assert.Equal((Verdict.Match, 2L, 0L), (result.Verdict, result.Compared, result.Different));
        Assert.Equal(["a", "b"], result.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_difference_says_where()
    {
        var result = Run(("a", "sum 2 2 5"));
        Assert.Equal(Verdict.Mismatch, result.Verdict);
        Assert.Equal(new Difference("sum", "5", "4"), result.Files.Single().Differences.Single());
    }

    [Fact]
    public void A_file_without_a_runner_is_never_a_pass()
    {
        var result = Run(("a", "sum 2 2 4"), ("b", "something else"));
        Assert.Equal(Verdict.Unsupported, result.Verdict);
        Assert.Null(result.Files[1].Format);
    }

    [Fact]
    public void A_vector_that_makes_the_engine_fail_is_a_difference_with_its_error()
    {
        var result = Run(("a", "sum one two three"), ("b", "sum 1 1 2"));
        Assert.Equal((Verdict.Mismatch, 1L), (result.Verdict, result.Compared));
        Assert.Contains("FormatException", result.Files[0].Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_compared_is_not_agreement() => Assert.Equal(Verdict.Incomplete, Run().Verdict);

    [Fact]
    public void Differences_are_capped_but_all_are_counted()
    {
        var tally = new FileTally();
        for (var i = 0; i < 100; i++)
            tally.Equal($"row {i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", 1L, 2L);
        Assert.Equal((100L, 100L, FileTally.Cap), (tally.Compared, tally.Different, tally.Differences.Count));
    }
}
