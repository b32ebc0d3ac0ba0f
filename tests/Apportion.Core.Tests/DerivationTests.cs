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
}
