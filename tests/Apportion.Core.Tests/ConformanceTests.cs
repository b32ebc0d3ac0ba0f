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

    private sealed class BrokenVector(string path) : VectorFile
    {
        public override string Path => path;

        public override Stream Open() => throw new InvalidDataException("truncated gzip");

        public override VectorFile? Sibling(string relativePath) => null;
    }

    /// <summary>Claims all files that begin with "pair" as one case and compares 15 values of each, of which all differ.</summary>
    private sealed class PairRunner : IConformanceRunner
    {
        public string Format => "test/pair";

        public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
        {
            var files = vectors.Unclaimed.Where(file => file.Head == "pair").ToList();
            if (files.Count > 0)
                yield return new ConformanceCase(Format, files, Run(files));
        }

        private static Action<ConformanceRecorder> Run(List<VectorFile> files) =>
            recorder =>
            {
                foreach (var file in files)
                    recorder.For(file).Equal("value", 1L, 1L);
                recorder.For(files[0]).Differ("row", "1", null);
                throw new InvalidDataException("the end is missing");
            };
    }

    /// <summary>Two cases on one file, of which the second fails.</summary>
    private sealed class HalfBrokenRunner : IConformanceRunner
    {
        public string Format => "test/half";

        public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
            new[] { "first", "second" }.Select(name => new ConformanceCase(
                Format,
                vectors.All,
                recorder =>
                {
                    recorder.For(vectors.All[0]).CountAgreeing(1);
                    if (name == "second")
                        throw new InvalidDataException("the second case cannot be read");
                }
            ));
    }

    [Fact]
    public void The_error_of_one_case_stays_with_a_file_that_two_cases_share()
    {
        var result = new ConformanceSuite([new HalfBrokenRunner()]).Run(
            new VectorSet([new MemoryVector("a", "half")]),
            threads: 1
        );
        var file = result.Files.Single();
        Assert.Equal("InvalidDataException: the second case cannot be read", file.Error);
        Assert.Equal((2L, 1L), (file.Compared, file.Different));
    }

    /// <summary>Two cases that both report on the same file.</summary>
    private sealed class TwiceRunner(int differences) : IConformanceRunner
    {
        public string Format => "test/twice";

        public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
            new[] { "first", "second" }.Select(name => new ConformanceCase(
                Format,
                vectors.All,
                recorder =>
                {
                    var tally = recorder.For(vectors.All[0]);
                    tally.CountAgreeing(10);
                    for (var i = 0; i < differences; i++)
                        tally.Equal(name, "a", "b");
                }
            ));
    }

    [Fact]
    public void Every_file_of_a_case_is_shown_and_the_first_carries_the_error()
    {
        var result = new ConformanceSuite([new PairRunner(), new SumRunner()]).Run(
            new VectorSet([
                new MemoryVector("b", "pair"),
                new MemoryVector("a", "pair"),
                new MemoryVector("c", "sum 1 1 2"),
            ]),
            threads: 1
        );
        Assert.Equal(
            [
                ("a", "test/pair", 1, 2, "InvalidDataException: the end is missing"),
                ("b", "test/pair", 1, 0, null),
                ("c", "test/sum", 1, 0, null),
            ],
            result.Files.Select(file => (file.Path, file.Format!, file.Compared, file.Different, file.Error))
        );
        Assert.Equal(
            [new Difference("row", "1", null), new Difference("run", null, "InvalidDataException: the end is missing")],
            result.Files[0].Differences
        );
        Assert.Equal((3L, 2L, Verdict.Mismatch), (result.Compared, result.Different, result.Verdict));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_malformed_and_the_rest_still_runs()
    {
        var result = new ConformanceSuite([new SumRunner()]).Run(
            new VectorSet([new BrokenVector("a.gz"), new MemoryVector("b", "sum 1 1 2")]),
            threads: 1
        );
        Assert.Equal(
            ("a.gz", "unreadable", 0L, 0L, "truncated gzip"),
            (
                result.Files[0].Path,
                result.Files[0].Format!,
                result.Files[0].Compared,
                result.Files[0].Different,
                result.Files[0].Error!
            )
        );
        Assert.Equal((Verdict.Malformed, 1L), (result.Verdict, result.Compared));
    }

    [Fact]
    public void A_file_without_a_runner_says_that_it_was_not_compared() =>
        Assert.Equal(
            "no runner knows this format; it was not compared",
            Run(("b", "something else")).Files.Single().Error
        );

    [Theory]
    [InlineData(3, 6, 6)]
    [InlineData(15, 30, 20)]
    public void Two_cases_of_one_file_add_up(int differences, long different, int kept)
    {
        var result = new ConformanceSuite([new TwiceRunner(differences)]).Run(
            new VectorSet([new MemoryVector("a", "x")]),
            threads: 2
        );
        var file = result.Files.Single();
        Assert.Equal((20 + different, different, kept), (file.Compared, file.Different, file.Differences.Count));
        Assert.Equal(("first", "second"), (file.Differences[0].Where, file.Differences[^1].Where));
        Assert.Null(file.Error);
    }

    [Fact]
    public void Progress_counts_every_case()
    {
        var told = new List<(int, int)>();
        new ConformanceSuite([new SumRunner()]).Run(
            new VectorSet([new MemoryVector("a", "sum 1 1 2"), new MemoryVector("b", "sum 1 1 2")]),
            threads: 1,
            (done, total) => told.Add((done, total))
        );
        Assert.Equal([(1, 2), (2, 2)], told);
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            new ConformanceSuite([new SumRunner()]).Run(
                new VectorSet([new MemoryVector("a", "sum 1 1 2")]),
                threads: 1,
                cancellation: source.Token
            )
        );
    }

    [Fact]
    public void Each_kind_of_value_is_compared_and_written_as_text()
    {
        var tally = new FileTally();
        Assert.True(tally.Equal("text", "a", "a"));
        Assert.True(tally.Equal("amount", (Apportion.Numerics.UInt256)7, (Apportion.Numerics.UInt256)7));
        Assert.True(tally.Equal("integer", System.Numerics.BigInteger.One, System.Numerics.BigInteger.One));
        Assert.True(tally.Equal("number", 7L, 7L));
        Assert.True(tally.Equal("flag", expected: true, actual: true));
        Assert.Equal((5L, 0L), (tally.Compared, tally.Different));
        Assert.False(tally.Equal("text", "a", null));
        Assert.False(tally.Equal("amount", (Apportion.Numerics.UInt256)7, (Apportion.Numerics.UInt256)8));
        Assert.False(tally.Equal("integer", System.Numerics.BigInteger.One, System.Numerics.BigInteger.MinusOne));
        Assert.False(tally.Equal("number", 7L, -8L));
        Assert.False(tally.Equal("flag", expected: true, actual: false));
        Assert.False(tally.Equal("flag", expected: false, actual: true));
        Assert.Equal(
            [
                new Difference("text", "a", null),
                new Difference("amount", "7", "8"),
                new Difference("integer", "1", "-1"),
                new Difference("number", "7", "-8"),
                new Difference("flag", "true", "false"),
                new Difference("flag", "false", "true"),
            ],
            tally.Differences
        );
        Assert.Equal((11L, 6L), (tally.Compared, tally.Different));
        Assert.True(tally.Count(agrees: true));
        Assert.False(tally.Count(agrees: false));
        tally.CountAgreeing(0);
        Assert.Equal((13L, 6L), (tally.Compared, tally.Different));
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.CountAgreeing(-1));
    }

    [Fact]
    public void The_verdict_names_the_worst_first()
    {
        static ConformanceFile File(
            string? format = "f",
            long compared = 1,
            long different = 0,
            string? error = null
        ) => new("a", format, compared, different, [], error);
        static Verdict Of(params ConformanceFile[] files) => new ConformanceResult(files).Verdict;
        Assert.Equal(Verdict.Match, Of(File()));
        Assert.Equal(Verdict.Mismatch, Of(File(different: 1), File(format: null), File(error: "e")));
        Assert.Equal(Verdict.Unsupported, Of(File(), File(format: null), File(error: "e")));
        Assert.Equal(Verdict.Malformed, Of(File(), File(error: "e")));
        Assert.Equal(Verdict.Incomplete, Of(File(compared: 0)));
    }

    [Theory]
    [InlineData("vectors/a/b.json.gz", "b.json", "vectors/a")]
    [InlineData("vectors/b.csv.zst", "b.csv", "vectors")]
    [InlineData("b.json", "b.json", "")]
    [InlineData("/b.json", "b.json", "")]
    public void A_file_has_a_name_without_compression_and_a_folder(string path, string name, string folder)
    {
        var file = new MemoryVector(path, "ab");
        Assert.Equal((name, folder, path), (file.Name, file.Folder, file.ToString()));
        Assert.Equal([97, 98], file.ReadAllBytes());
    }

    [Fact]
    public void The_head_is_the_first_64_KiB_and_is_read_once()
    {
        var opened = 0;
        var file = new CountingVector(() => opened++, new string('x', 70_000));
        Assert.Equal((65_536, 65_536), (file.Head.Length, file.Head.Length));
        Assert.Equal(1, opened);
        Assert.Equal(70_000, file.ReadAllBytes().Length);
    }

    private sealed class CountingVector(Action opened, string content) : VectorFile
    {
        public override string Path => "a";

        public override Stream Open()
        {
            opened();
            return new MemoryStream(Encoding.UTF8.GetBytes(content));
        }

        public override VectorFile? Sibling(string relativePath) => null;
    }

    [Fact]
    public void Files_below_a_folder_are_found_by_path()
    {
        var vectors = new VectorSet(new[] { "b/x", "a/y", "a/x/z", "ab/x" }.Select(path => new MemoryVector(path, "")));
        Assert.Equal(["a/x/z", "a/y", "ab/x", "b/x"], vectors.All.Select(file => file.Path));
        Assert.Equal(["a/x/z", "a/y"], vectors.Below("a").Select(file => file.Path));
    }
}
