using Apportion.Numerics;

namespace Apportion.Core.Tests;

public class DerivationTests
{
    /// <summary>A stage as protocols write them: one formula, guarded recording.</summary>
    private static UInt256 Share<TRecorder>(UInt256 pot, UInt256 weight, UInt256 total, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var share = UInt256.MulDivFloor(pot, weight, total);
        if (TRecorder.Records)
            recorder.Step(
                "share",
                "floor(pot * weight / total)",
                share.ToString(),
                "spec section 1",
                ("pot", pot),
                ("weight", weight),
                ("total", total)
            );
        return share;
    }

    private static Derivation Example()
    {
        var recording = new Recording();
        recording.Fact("pot", "100", FactSource.Log(7, 3));
        Share(100, 1, 3, recording);
        recording.Step("kept", "share - fee", "30", "spec section 2", new Term("share", 33L), new Term("fee", 3L));
        return recording.Last;
    }

    [Fact]
    public void Steps_link_to_earlier_steps_and_facts_by_name_and_value()
    {
        var kept = Example();
        var share = kept.Operands[0].Step!;
        Assert.Equal("share", share.Name);
        Assert.Equal("block 7 log 3", share.Operands[0].Source!.Text);
        Assert.Equal(new Rounding("floor", "1/3"), share.Roundings.Single());
        Assert.Null(kept.Operands[1].Step);
    }

    [Fact]
    public void A_step_whose_formula_does_not_give_its_result_is_a_bug_of_ours()
    {
        var recording = new Recording();
        var broken = Assert.Throws<BrokenInvariantException>(() =>
            recording.Step("share", "floor(a / b)", "4", "spec section 1", new Term("a", 7L), new Term("b", 2L))
        );
        Assert.Equal("derivation", broken.Law);
    }

    [Fact]
    public void Recheck_accepts_what_was_recorded()
    {
        var (compared, findings) = Recheck.Run(Example(), FormulaLibrary.BuiltIn);
        Assert.Equal(5, compared);
        Assert.Empty(findings);
    }

    [Fact]
    public void Recheck_finds_an_edited_result_operand_remainder_and_formula()
    {
        var kept = Example();
        Assert.Equal("recheck.result", Only(kept with { Result = "31" }));
        Assert.Equal(
            "recheck.operand",
            Only(kept with { Formula = null, Operands = [kept.Operands[0] with { Value = "34" }] })
        );
        var share = kept.Operands[0].Step!;
        Assert.Equal("recheck.remainder", Only(share with { Roundings = [new Rounding("floor", "2/3")] }));
        Assert.Equal("recheck.formula", Only(share with { Formula = "floor(pot * weight / nothing)" }));

        static string Only(Derivation edited) => Recheck.Run(edited, FormulaLibrary.BuiltIn).Findings.Single().Code;
    }

    [Fact]
    public void A_zero_has_its_reason()
    {
        var recording = new Recording();
        recording.Zero("share", "a.cheater", "the node was penalised", "spec section 3", new Term("penalties", 3L));
        Assert.Equal(("0", "a.cheater"), (recording.Last.Result, recording.Last.Reason));
    }

    [Fact]
    public void The_silent_recorder_allocates_nothing()
    {
        Share(100, 1, 3, new Silent());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Share(100, 1, 3, new Silent());
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_wrong_formula_names_step_value_and_operands()
    {
        var recording = new Recording();
        var broken = Assert.Throws<BrokenInvariantException>(() =>
            recording.Step("share", "floor(a / b)", "4", "spec section 1", new Term("a", 7L), new Term("b", 2L))
        );
        Assert.Equal(
            "broken invariant \"derivation\": step share: floor(a / b) gives 3, the engine gave 4 (operands a=7, b=2)",
            broken.Message
        );
        Assert.Empty(recording.Steps);
    }

    [Fact]
    public void A_step_keeps_what_it_was_recorded_with()
    {
        var kept = Example();
        Assert.Equal(
            ("kept", "kept", "share - fee", "30", "spec section 2"),
            (kept.Name, kept.Title, kept.Formula, kept.Result, kept.Source)
        );
        Assert.Equal((null, null, null), (kept.Unit, kept.Reason, kept.Note));
        Assert.Equal([("share", "33"), ("fee", "3")], kept.Operands.Select(o => (o.Name, o.Value)));
        Assert.Null(kept.Operands[0].Source);
        Assert.Null(kept.Operands[1].Source);
    }

    [Fact]
    public void A_name_with_another_value_links_to_nothing()
    {
        var recording = new Recording();
        recording.Fact("pot", "100", FactSource.Log(7, 3));
        recording.Step("share", "pot", "100", "spec section 1", new Term("pot", 100L));
        recording.Step("other", "share + pot", "98", "spec section 1", new Term("share", 99L), new Term("pot", -1L));
        Assert.All(recording.Last.Operands, operand => Assert.Equal((null, null), (operand.Step, operand.Source)));
        Assert.Equal(["share", "other"], recording.Steps.Select(step => step.Name));
    }

    [Fact]
    public void Annotations_are_added_to_the_last_step_and_seen_by_name()
    {
        var recording = new Recording();
        recording.Step("share", "1", "1", "spec section 1");
        recording.Annotate("Share of the pot", "wei");
        recording.Annotate(reason: "x.share", note: "all of it");
        var share = recording.Find("share")!;
        Assert.Same(recording.Last, share);
        Assert.Equal(
            ("Share of the pot", "wei", "x.share", "all of it"),
            (share.Title, share.Unit, share.Reason, share.Note)
        );
        recording.Annotate("Another title");
        Assert.Equal(
            ("Another title", "wei", "x.share", "all of it"),
            (recording.Last.Title, recording.Last.Unit, recording.Last.Reason, recording.Last.Note)
        );
        recording.Annotate(unit: "ETH", reason: "x.part", note: "a part");
        Assert.Equal(
            ("Another title", "ETH", "x.part", "a part"),
            (recording.Last.Title, recording.Last.Unit, recording.Last.Reason, recording.Last.Note)
        );
        Assert.Single(recording.Steps);
        Assert.Null(recording.Find("nothing"));
    }

    [Fact]
    public void An_empty_recording_has_no_last_step() =>
        Assert.Equal(
            "nothing was recorded",
            Assert.Throws<InvalidOperationException>(() => new Recording().Last).Message
        );

    [Fact]
    public void A_zero_is_stated_with_its_operands_and_no_formula()
    {
        var recording = new Recording();
        recording.Fact("penalties", "3", FactSource.Field("state.json", "node.penalties"));
        recording.Zero("share", "a.cheater", "the node was penalised", "spec section 3", new Term("penalties", 3L));
        var zero = recording.Find("share")!;
        Assert.Equal(
            ("share", "share", null, "0", "spec section 3", "the node was penalised"),
            (zero.Name, zero.Title, zero.Formula, zero.Result, zero.Source, zero.Note)
        );
        Assert.Equal("state.json: node.penalties", zero.Operands.Single().Source!.Text);
        Assert.Equal((0L, 0), (Recheck.Run(zero, FormulaLibrary.BuiltIn).Compared, zero.Roundings.Count));
    }

    [Fact]
    public void Sources_say_where_a_fact_stands()
    {
        Assert.Equal("block 7 log 3", FactSource.Log(7, 3).ToString());
        Assert.Equal("block 7 log 3 tx 0xab", FactSource.Log(7, 3, "0xab").ToString());
        Assert.Equal("shares.csv: line 7", FactSource.Field("shares.csv", "line 7").ToString());
        Assert.Equal("rule: spec section 4", FactSource.Rule("spec section 4").ToString());
    }

    [Fact]
    public void Terms_are_made_from_text_integers_and_truth_values()
    {
        Assert.Equal("-3", new Term("a", -3L).Value);
        Assert.Equal("18446744073709551615", new Term("a", ulong.MaxValue).Value);
        Assert.Equal(("1", "0"), (new Term("a", true).Value, new Term("a", false).Value));
        Term text = ("a", "1/3");
        Term amount = ("b", UInt256.MaxValue);
        Term signed = ("c", System.Numerics.BigInteger.MinusOne);
        Assert.Equal(("a", "1/3"), (text.Name, text.Value));
        Assert.Equal(
            ("b", "115792089237316195423570985008687907853269984665640564039457584007913129639935"),
            (amount.Name, amount.Value)
        );
        Assert.Equal(("c", "-1"), (signed.Name, signed.Value));
    }

    [Fact]
    public void Recheck_says_what_it_recomputed_and_what_stood_there()
    {
        var kept = Example();
        var share = kept.Operands[0].Step!;
        const string advice = "if the document was not changed since explain wrote it, report a bug";
        Assert.Equal(
            Finding.Of(
                "recheck.result",
                "kept = share - fee",
                "30",
                "31",
                $"The formula gives another value; {advice}"
            ),
            Only(kept with { Result = "31" })
        );
        Assert.Equal(
            Finding.Of(
                "recheck.operand",
                "kept, operand share",
                "33",
                "34",
                $"The step share gives another value; {advice}"
            ),
            Only(kept with { Formula = null, Operands = [kept.Operands[0] with { Value = "34" }] })
        );
        Assert.Equal(
            Finding.Of(
                "recheck.remainder",
                "share = floor(pot * weight / total)",
                "1/3",
                "2/3 1/2",
                $"The formula discards another remainder; {advice}"
            ),
            Only(share with { Roundings = [new Rounding("floor", "2/3"), new Rounding("floor", "1/2")] })
        );
        foreach (
            var (formula, why) in ((string, string)[])
                [
                    ("nothing", "formula \"nothing\": no operand is called nothing"),
                    ("pot / 0", new DivideByZeroException().Message),
                    ("if(pot)", new IndexOutOfRangeException().Message),
                ]
        )
            Assert.Equal(
                Finding.Malformed(
                    "recheck.formula",
                    "share",
                    "a formula that can be evaluated",
                    $"{formula} ({why.TrimEnd('.')})",
                    $"A formula or operand cannot be read; {advice}"
                ),
                Only(share with { Formula = formula })
            );
        Assert.Equal("recheck.formula", Only(share with { Formula = "pow(2, pow(2, 70))" }).Code);

        static Finding Only(Derivation edited) => Recheck.Run(edited, FormulaLibrary.BuiltIn).Findings.Single();
    }

    [Fact]
    public void Recheck_counts_every_step_once_and_every_use_of_it()
    {
        var recording = new Recording();
        recording.Step("a", "2", "2", "spec section 1");
        recording.Step("b", "a * a", "4", "spec section 1", new Term("a", 2L), new Term("a", 2L));
        recording.Step("c", "a + b", "6", "spec section 1", new Term("a", 2L), new Term("b", 4L));
        // Three steps of two comparisons (result, remainders) and four uses of a step.
        Assert.Equal(10, Recheck.Run(recording.Last, FormulaLibrary.BuiltIn).Compared);
        // A formula that cannot be evaluated counts once.
        Assert.Equal(1, Recheck.Run(recording.Steps[0] with { Formula = "x" }, FormulaLibrary.BuiltIn).Compared);
    }

    [Fact]
    public void The_silent_recorder_takes_no_note_and_the_recording_does()
    {
        Assert.False(Records<Silent>());
        Assert.True(Records<Recording>());
        var silent = new Silent();
        silent.Fact("a", "1", FactSource.Rule("x"));
        silent.Step("a", "not a formula (", "1", "x");
        silent.Zero("a", "x.zero", "none", "x");
        silent.Annotate("a");

        static bool Records<T>()
            where T : IRecorder => T.Records;
    }
}
