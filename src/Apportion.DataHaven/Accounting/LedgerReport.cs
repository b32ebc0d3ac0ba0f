using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;

namespace Apportion.DataHaven.Accounting;

/// <summary>
/// The ledger of a replay: per era a pot of points and a pot of the minted inflation. Source: spec datahaven sections 8 and 9.
/// </summary>
public static class LedgerReport
{
    /// <summary>The native token; the message pays it as its wrapped form, one to one.</summary>
    public static Asset Have { get; } = new("HAVE", 18);

    /// <summary>Performance points.</summary>
    public static Asset Points { get; } = new("points", 0);

    private static readonly ConservationException PreTreasury = new(
        "datahaven.message-before-treasury",
        "spec datahaven section 8.5: the message promises the amount before the treasury's share"
    );

    /// <summary>Builds the ledger; conservation is checked.</summary>
    public static Ledger Build(ReplayResult result)
    {
        var builder = new LedgerBuilder();
        foreach (var era in result.Eras)
        {
            var period = new Period(PeriodKind.Era, era.Era);
            if ((era.EndMilliseconds ?? era.StartMilliseconds) is { } milliseconds)
                builder.SetDate(period, milliseconds / 1000);
            PostPoints(builder, period, era);
            if (era.Result.Minted)
                PostTokens(builder, period, era);
        }
        return builder.Build();
    }

    private static void PostPoints(LedgerBuilder builder, Period period, EraReport era)
    {
        var pot = builder.AddPot(
            new Pot(
                $"points/{period.Label}",
                period,
                Points,
                (UInt256)(UInt128)era.Points.Sum(entry => (long)entry.Points)
            )
        );
        foreach (var (account, points) in era.Points)
            builder.Post(pot, account.ToString(), points, "datahaven.points");
    }

    private static void PostTokens(LedgerBuilder builder, Period period, EraReport era)
    {
        var inflation = era.Result.Inflation;
        var overPromises =
            era.Ruleset.MessageAmount != MessageAmountRule.AfterTreasury
            && era.LastAttempt?.Payout is not null
            && inflation.Treasury > 0;
        var pot = builder.AddPot(
            new Pot($"inflation/{period.Label}", period, Have, inflation.Scaled, overPromises ? PreTreasury : null)
        );
        var treasury = era.Constants.TreasuryAccount.ToString();
        builder.Post(pot, treasury, inflation.Treasury, "datahaven.treasury", PostingKind.Reclaimed);
        if (era.LastAttempt?.Payout is not { } payout)
        {
            builder.Post(
                pot,
                era.Constants.RewardsAccount.ToString(),
                inflation.Rewards,
                era.Ruleset.Message == MessageForm.PointsRoot ? "datahaven.claimable-by-points" : "datahaven.unsent",
                PostingKind.Undistributed
            );
            return;
        }
        foreach (var reward in payout.Rewards)
            builder.Post(
                pot,
                reward.Operator.ToString(),
                reward.Amount,
                era.Sent ? "datahaven.reward" : "datahaven.reward.unsent",
                era.Sent ? PostingKind.Reward : PostingKind.Undistributed
            );
        builder.Post(pot, treasury, payout.Dust, "datahaven.dust", PostingKind.Dust);
    }
}
