using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>One orchestrator over rounds: what it earned and kept, what delegators got, missed reward calls, cut changes.</summary>
public static class OrchestratorHistory
{
    private static readonly Asset Factor = new("10^-27", 27);

    private static readonly HistoryColumn[] Columns =
    [
        new("reward", "Reward", LivepeerAssets.Lpt, Totalled: true),
        new("treasury", "Treasury", LivepeerAssets.Lpt, Totalled: true),
        new("commission", "By cut", LivepeerAssets.Lpt, Totalled: true),
        new("onCommission", "On commission", LivepeerAssets.Lpt, Totalled: true),
        new("toDelegators", "Spread", LivepeerAssets.Lpt, Totalled: true),
        new("fees", "Fees", LivepeerAssets.Eth, Totalled: true),
        new("feeCommission", "Fees by share", LivepeerAssets.Eth, Totalled: true),
        new("feeOnCommission", "Fees on comm.", LivepeerAssets.Eth, Totalled: true),
        new("stake", "Stake", LivepeerAssets.Lpt),
        new("yield", "Yield", Factor),
        new("missed", "Missed", LivepeerAssets.Lpt, Totalled: true),
        new("cuts", "Cut/share ppm"),
        new("note", "Note"),
    ];

    /// <summary>The history of an orchestrator, one row for each initialised round in which it was active or earned.</summary>
    /// <param name="state">The state.</param>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    public static History Of(LivepeerState state, Orchestrator orchestrator, ulong from, ulong to)
    {
        var rows = new List<HistoryRow>();
        var findings = new List<Finding>();
        foreach (var round in state.InitializedRounds(from, to))
        {
            var row = OrchestratorRound.Of(state, orchestrator, round);
            if (!row.Active && !row.Rewarded && row.Earned.Fees.IsZero)
                continue;
            rows.Add(Row(row));
            if (!row.MissedTotal.IsZero)
                findings.Add(Missed(state, orchestrator, row));
        }
        AddDust(state, orchestrator, findings);
        return new History(orchestrator.Account.Address.ToString(), Columns, rows, findings);
    }

    private static HistoryRow Row(OrchestratorRound row)
    {
        var earned = row.Earned;
        return new HistoryRow(
            new Period(PeriodKind.Round, (long)row.Round),
            [
                earned.Reward.ToString(),
                earned.Treasury.ToString(),
                earned.RewardCommission.ToString(),
                earned.RewardOnCommission.ToString(),
                earned.DelegatorReward.ToString(),
                earned.Fees.ToString(),
                earned.FeeCommission.ToString(),
                earned.FeeOnCommission.ToString(),
                row.Stake.ToString(),
                row.Yield.ToString(),
                row.MissedTotal.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"{row.RewardCut}/{row.FeeShare}"),
                Words(row),
            ]
        );
    }

    private static string Words(OrchestratorRound row)
    {
        var words = new List<string>();
        if (!row.MissedTotal.IsZero)
            words.Add("reward missed");
        if (row.CutChanged)
            words.Add("cut changed");
        if (row.Earned.Retroactive)
            words.Add("retroactive fee factor");
        if (!row.Active)
            words.Add("inactive");
        return string.Join(", ", words);
    }

    private static Finding Missed(LivepeerState state, Orchestrator orchestrator, OrchestratorRound row)
    {
        var lost = MissedReward.ByDelegator(state, orchestrator, row);
        var most =
            lost.Count == 0 ? "" : $"; most, {LivepeerAssets.Lpt.Format(lost[0].Lost)}, by {lost[0].Account.Address}";
        var part = LivepeerAssets.Lpt.Format(row.MissedDelegators);
        return Finding.Notice(
            "livepeer.reward-missed",
            string.Create(CultureInfo.InvariantCulture, $"round {row.Round}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{LivepeerAssets.Lpt.Format(row.MissedTotal)} LPT not minted, {part} of it spread over {lost.Count} delegators{most}"
            )
        );
    }

    private static void AddDust(LivepeerState state, Orchestrator orchestrator, List<Finding> findings)
    {
        var dust = Invariants.StakeDust(state)[orchestrator];
        findings.Add(
            Finding.Notice(
                "livepeer.dust",
                orchestrator.Account.Address.ToString(),
                $"{LivepeerAssets.Lpt.Format(dust)} LPT of its stake belong to nobody: rewards forfeited by early claims, and rounding"
            )
        );
    }
}
