using System.Numerics;
using Apportion.Core;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>Days that a later run opens again are not lost twice.</summary>
public class LeakTests
{
    [Fact]
    public void A_pool_without_earners_is_lost_once_however_many_runs_try_it()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var leak = input
            .Engine.FindLeaks(input.Facts, input.Cutoffs)
            .Single(entry => entry.Submitted == 3000 && entry.Kind == "avs");
        Assert.Equal((3000, 0), ((int)leak.UnpaidStakers, (int)leak.Ahead));
        Assert.Equal(["eigenlayer.unpaid-staker-part"], leak.Causes);
    }

    [Fact]
    public void The_cutoff_day_is_still_to_come_and_not_lost()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var leak = input
            .Engine.FindLeaks(input.Facts, input.Cutoffs)
            .Single(entry => entry.Kind == "avs" && entry.Submitted > 3000);
        Assert.Equal("50000000000000000000003", leak.Submitted.ToString(null, null));
        Assert.Equal("49999999999999871428558", (leak.Operators + leak.Stakers).ToString(null, null));
        Assert.Equal(BigInteger.Zero, leak.UnpaidStakers);
        Assert.Empty(leak.Causes);
    }

    [Fact]
    public void The_ledger_has_one_pot_for_every_day_of_a_pool()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var ledger = input.Engine.ComputeLedger(input.Facts, input.Cutoffs);
        var dropped = ledger.Postings.Where(posting =>
            posting.Kind == PostingKind.Dropped && posting.Amount.ToString() == "7142857142857142857143"
        );
        Assert.Empty(dropped);
        Assert.DoesNotContain(
            ledger.Balances,
            balance =>
                balance.Pot.Id.EndsWith("/Main/2", StringComparison.Ordinal)
                && balance.Pot.Amount.ToString() == "7142857142857142857143"
        );
    }
}
