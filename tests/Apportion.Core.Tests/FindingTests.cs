using Apportion.Numerics;

namespace Apportion.Core.Tests;

public class FindingTests
{
    [Fact]
    public void The_difference_carries_its_sign()
    {
        Assert.Equal("+1", Finding.Of("x", "here", (UInt256)1, (UInt256)2).Difference);
        Assert.Equal("-1", Finding.Of("x", "here", (UInt256)2, (UInt256)1).Difference);
    }

    [Theory]
    [InlineData(new Verdict[0], Verdict.Match)]
    [InlineData(new[] { Verdict.Match, Verdict.Incomplete }, Verdict.Incomplete)]
    [InlineData(new[] { Verdict.Incomplete, Verdict.Unsupported }, Verdict.Unsupported)]
    [InlineData(new[] { Verdict.Malformed, Verdict.Unsupported }, Verdict.Malformed)]
    [InlineData(new[] { Verdict.Malformed, Verdict.Mismatch }, Verdict.Mismatch)]
    public void A_discrepancy_outweighs_everything(Verdict[] verdicts, Verdict combined) =>
        Assert.Equal(combined, verdicts.Combine());

    [Fact]
    public void A_report_that_compared_nothing_is_incomplete()
    {
        var report = new VerificationBuilder("file");
        report.NotApplicable("root", "the root follows from the leaves", "no leaves");
        Assert.Equal(Verdict.Incomplete, report.Build().Verdict);
    }

    [Fact]
    public void A_check_that_could_not_run_is_never_agreement()
    {
        var report = new VerificationBuilder("file");
        report.Run("root", "the root follows from the leaves", _ => 1);
        Assert.Equal(Verdict.Match, report.Build().Verdict);
        report.Incomplete("gap", "the balance covers the rewards", "no balance was given");
        Assert.Equal(Verdict.Incomplete, report.Build().Verdict);
    }

    [Fact]
    public void A_check_that_compared_nothing_has_not_passed()
    {
        var report = new VerificationBuilder("file");
        report.Run(
            "gap",
            "the balance covers the rewards",
            findings =>
            {
                findings.Add(Finding.Notice("x.note", "file", "no balance was given"));
                return 0;
            }
        );
        report.Run("root", "the root follows from the leaves", _ => 0);
        var built = report.Build();
        Assert.Equal(
            [
                new Check("gap", "the balance covers the rewards", CheckStatus.NotApplicable, 0, "nothing to compare"),
                new Check(
                    "root",
                    "the root follows from the leaves",
                    CheckStatus.NotApplicable,
                    0,
                    "nothing to compare"
                ),
            ],
            built.Checks
        );
        Assert.Equal(Verdict.Incomplete, built.Verdict);
        Assert.Equal("x.note", Assert.Single(built.Findings).Code);
    }

    [Fact]
    public void A_discrepancy_fails_its_check_and_the_report()
    {
        var report = new VerificationBuilder("file");
        report.Run(
            "root",
            "the root follows from the leaves",
            findings =>
            {
                findings.Add(Finding.Of("x.root", "file", "0x1", "0x2"));
                return 1;
            }
        );
        var built = report.Build();
        Assert.Equal((Verdict.Mismatch, CheckStatus.Failed), (built.Verdict, built.Checks.Single().Status));
    }

    [Fact]
    public void One_line_says_all() =>
        Assert.Equal(
            "x.sum: file: found 3, expected 2 (difference +1). Check it",
            Finding.Of("x.sum", "file", (UInt256)2, (UInt256)3, "Check it").ToString()
        );

    [Fact]
    public void Equal_numbers_differ_by_0() =>
        Assert.Equal("0", Finding.Of("x", "here", (UInt256)2, (UInt256)2).Difference);

    [Theory]
    [InlineData(FindingKind.Notice, Verdict.Match)]
    [InlineData(FindingKind.Discrepancy, Verdict.Mismatch)]
    [InlineData(FindingKind.Incomplete, Verdict.Incomplete)]
    [InlineData(FindingKind.Malformed, Verdict.Malformed)]
    [InlineData(FindingKind.Unsupported, Verdict.Unsupported)]
    public void Each_kind_of_finding_has_its_verdict(FindingKind kind, Verdict verdict)
    {
        Assert.Equal(verdict, kind.ToVerdict());
        Assert.Equal(verdict, new[] { new Finding("x", "here", Kind: kind) }.ToVerdict());
    }

    [Fact]
    public void An_unknown_kind_is_a_bug_of_ours()
    {
        var broken = Assert.Throws<BrokenInvariantException>(() => ((FindingKind)99).ToVerdict());
        Assert.Equal(
            ("verdict", "broken invariant \"verdict\": unknown finding kind 99"),
            (broken.Law, broken.Message)
        );
    }

    [Fact]
    public void The_order_of_verdicts_does_not_matter()
    {
        Verdict[] byWeight =
        [
            Verdict.Match,
            Verdict.Incomplete,
            Verdict.Unsupported,
            Verdict.Malformed,
            Verdict.Mismatch,
        ];
        for (var i = 0; i < byWeight.Length; i++)
        for (var j = 0; j < byWeight.Length; j++)
            Assert.Equal(byWeight[Math.Max(i, j)], new[] { byWeight[i], byWeight[j] }.Combine());
    }

    [Fact]
    public void Each_kind_of_finding_says_what_it_has()
    {
        Assert.Equal(
            ("x.a: file:7: expected a root. Give the tree", FindingKind.Incomplete),
            Line(Finding.Missing("x.a", "file:7", "a root", "Give the tree"))
        );
        Assert.Equal(
            ("x.a: file:7. Give the tree", FindingKind.Incomplete),
            Line(Finding.Missing("x.a", "file:7", null, "Give the tree"))
        );
        Assert.Equal(
            ("x.b: file:7: found abc, expected a number. Fix it", FindingKind.Malformed),
            Line(Finding.Malformed("x.b", "file:7", "a number", "abc", "Fix it"))
        );
        Assert.Equal(
            ("x.c: file: found 99, expected 1 to 10. Update", FindingKind.Unsupported),
            Line(Finding.Unsupported("x.c", "file", "1 to 10", "99", "Update"))
        );
        Assert.Equal(("x.d: file: left out", FindingKind.Notice), Line(Finding.Notice("x.d", "file", "left out")));
        Assert.Equal(
            ("x.e: file: found b, expected a", FindingKind.Discrepancy),
            Line(Finding.Of("x.e", "file", "a", "b"))
        );

        static (string, FindingKind) Line(Finding finding) => (finding.ToString(), finding.Kind);
    }

    [Fact]
    public void An_exception_carries_its_finding_and_its_cause()
    {
        var cause = new FormatException("no");
        var malformed = ApportionException.Malformed("x.b", "file:7", "a number", "abc", "Fix it", cause);
        Assert.Equal(Finding.Malformed("x.b", "file:7", "a number", "abc", "Fix it"), malformed.Finding);
        Assert.Equal("x.b: file:7: found abc, expected a number. Fix it", malformed.Message);
        Assert.Same(cause, malformed.InnerException);
        Assert.Equal(
            Finding.Missing("x.a", "file", "a root", "Give it"),
            ApportionException.Missing("x.a", "file", "a root", "Give it").Finding
        );
        Assert.Equal(
            Finding.Unsupported("x.c", "file", "1", "2", "Update"),
            ApportionException.Unsupported("x.c", "file", "1", "2", "Update").Finding
        );
    }

    [Fact]
    public void A_report_keeps_facts_findings_and_checks_in_their_order()
    {
        var builder = new VerificationBuilder("file");
        builder.Fact("root", "0x1");
        builder.Fact("interval", "4");
        builder.Add(Finding.Notice("x.order", "file", "sorted"));
        builder.Run(
            "proofs",
            "every proof leads to the root",
            findings =>
            {
                findings.Add(Finding.Notice("x.note", "file", "fine"));
                return 7;
            }
        );
        builder.NotApplicable("gap", "the balance covers the rewards", "no balance");
        Assert.Equal(2, builder.Findings.Count);
        var report = builder.Build();
        Assert.Equal(("file", Verdict.Match), (report.Subject, report.Verdict));
        Assert.Equal([new KeyValuePair<string, string>("root", "0x1"), new("interval", "4")], report.Facts);
        Assert.Equal(["x.order", "x.note"], report.Findings.Select(finding => finding.Code));
        Assert.Equal(
            [
                new Check("proofs", "every proof leads to the root", CheckStatus.Passed, 7),
                new Check("gap", "the balance covers the rewards", CheckStatus.NotApplicable, 0, "no balance"),
            ],
            report.Checks
        );
    }

    [Theory]
    [InlineData(FindingKind.Notice, CheckStatus.Passed, Verdict.Match)]
    [InlineData(FindingKind.Discrepancy, CheckStatus.Failed, Verdict.Mismatch)]
    [InlineData(FindingKind.Incomplete, CheckStatus.Incomplete, Verdict.Incomplete)]
    [InlineData(FindingKind.Malformed, CheckStatus.Failed, Verdict.Malformed)]
    [InlineData(FindingKind.Unsupported, CheckStatus.Failed, Verdict.Unsupported)]
    public void A_check_ends_as_its_findings_say(FindingKind kind, CheckStatus status, Verdict verdict)
    {
        var builder = new VerificationBuilder("file");
        builder.Run(
            "root",
            "the root follows from the leaves",
            findings =>
            {
                findings.Add(new Finding("x.root", "file", Kind: kind));
                return 1;
            }
        );
        var report = builder.Build();
        Assert.Equal((status, verdict), (report.Checks.Single().Status, report.Verdict));
    }

    [Fact]
    public void A_check_that_could_not_run_says_what_is_missing()
    {
        var builder = new VerificationBuilder("file");
        builder.Incomplete("gap", "the balance covers the rewards", "no balance was given");
        Assert.Equal(
            new Check("gap", "the balance covers the rewards", CheckStatus.Incomplete, 0, "no balance was given"),
            builder.Build().Checks.Single()
        );
    }

    [Fact]
    public void A_failed_check_is_a_mismatch_even_without_a_finding()
    {
        var failed = new Check("root", "the root follows from the leaves", CheckStatus.Failed, 1);
        Assert.Equal(Verdict.Mismatch, new VerificationReport("file", [failed], [], []).Verdict);
        Assert.Equal(
            Verdict.Malformed,
            new VerificationReport(
                "file",
                [failed],
                [new Finding("x", "file", Kind: FindingKind.Malformed)],
                []
            ).Verdict
        );
    }

    [Fact]
    public void What_a_reader_throws_at_another_shape_becomes_a_finding()
    {
        foreach (
            var shape in (Exception[])
                [
                    new System.Text.Json.JsonException("bad json"),
                    new FormatException("bad text"),
                    new OverflowException("too large"),
                    new KeyNotFoundException("no member"),
                    new InvalidOperationException("other kind"),
                    new ArgumentException("bad argument"),
                ]
        )
        {
            var error = Assert.Throws<ApportionException>(() =>
                ParseEdge.Read<int>("x.file", "a.json", "a tree", "Get it again", () => throw shape)
            );
            Assert.Equal(Finding.Malformed("x.file", "a.json", "a tree", shape.Message, "Get it again"), error.Finding);
            Assert.Same(shape, error.InnerException);
        }
        Assert.Equal(7, ParseEdge.Read("x.file", "a.json", "a tree", "Get it again", () => 7));
    }

    [Fact]
    public void What_the_reader_of_JSON_says_is_put_into_words()
    {
        using var document = System.Text.Json.JsonDocument.Parse("[1]");
        var list = document.RootElement;
        Assert.Equal("a value of JSON kind Array where Object must stand", Said(() => list.GetProperty("name")));
        Assert.Equal("a value of JSON kind Number where String must stand", Said(() => list[0].GetString()));
        using var empty = System.Text.Json.JsonDocument.Parse("{}");
        var none = empty.RootElement;
        Assert.Equal("an object without a member that must be there", Said(() => none.GetProperty("name")));

        static string Said(Func<object?> read) => ParseEdge.Found(Record.Exception(read)!);
    }

    [Fact]
    public void What_is_not_about_the_shape_passes_through()
    {
        foreach (
            var other in (Exception[])
                [new IOException("disk"), new BrokenInvariantException("law", "how"), new NotSupportedException()]
        )
        {
            Assert.False(ParseEdge.IsShape(other));
            Assert.Same(other, Record.Exception(() => ParseEdge.Read<int>("x", "a", "b", "c", () => throw other)));
        }
    }
}
