using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>One account over rounds: stake, rewards, commission, fees, yield and what claims cost.</summary>
/// <remarks>Source: spec livepeer section 7; amounts of profile <c>contract</c>.</remarks>
public static class DelegatorHistory
{
    private const int YieldDigits = 6;

    private static readonly HistoryColumn[] Columns =
    [
        new("rewards", "Rewards", LivepeerAssets.Lpt, Totalled: true),
        new("commission", "of it commission", LivepeerAssets.Lpt, Totalled: true),
        new("fees", "Fees", LivepeerAssets.Eth, Totalled: true),
        new("stake", "Stake", LivepeerAssets.Lpt),
        new("flow", "Bonded", LivepeerAssets.Lpt, Totalled: true),
        new("yield", "Yield %"),
        new("forfeited", "Forfeited", LivepeerAssets.Lpt, Totalled: true),
        new("forfeitedFees", "Fees forfeited", LivepeerAssets.Eth, Totalled: true),
        new("note", "Note"),
    ];

    /// <summary>The history of an account, one row for each initialised round in which it had something.</summary>
    /// <param name="state">The state.</param>
    /// <param name="account">The account.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    public static History Of(LivepeerState state, Account account, ulong from, ulong to)
    {
        var rows = new List<HistoryRow>();
        var findings = new List<Finding>();
        foreach (var round in state.InitializedRounds(Math.Max(from, FirstRound(account)), to))
        {
            var change = RoundChange.Of(state, account, round);
            rows.Add(Row(change));
            Note(state, account, change, findings);
        }
        return new History(account.Address.ToString(), Columns, rows, findings);
    }

    private static ulong FirstRound(Account account) =>
        account.States.Count == 0 ? ulong.MaxValue : account.States[0].Round;

    private static HistoryRow Row(RoundChange change) =>
        new(
            new Period(PeriodKind.Round, (long)change.Round),
            [
                Text(change.Rewards),
                change.Commission.ToString(),
                Text(change.Fees),
                change.Stake.ToString(),
                Text(change.Flow),
                Yield(change),
                change.Forfeited.ToString(),
                change.ForfeitedFees.ToString(),
                Words(change),
            ]
        );

    /// <summary>Rewards in percent of the stake before, cut to six digits; null without a stake.</summary>
    private static string? Yield(RoundChange change)
    {
        if (change.StakeBefore.IsZero)
            return null;
        var scaled = change.Rewards * 100 * BigInteger.Pow(10, YieldDigits) / (BigInteger)change.StakeBefore;
        return new Asset("%", YieldDigits).Format(scaled);
    }

    private static string Words(RoundChange change)
    {
        var words = new List<string>();
        if (change.MissedReward)
            words.Add("reward missed");
        if (!change.Forfeited.IsZero || !change.ForfeitedFees.IsZero)
            words.Add("claimed too early");
        else if (change.Claim is not null)
            words.Add("claimed");
        return string.Join(", ", words);
    }

    private static void Note(LivepeerState state, Account account, RoundChange change, List<Finding> findings)
    {
        if (change.Claim is { } claim && (!change.Forfeited.IsZero || !change.ForfeitedFees.IsZero))
            findings.Add(
                Finding.Notice(
                    "livepeer.forfeited",
                    string.Create(CultureInfo.InvariantCulture, $"round {change.Round}, {claim.Origin}"),
                    $"the claim came before the round's reward or fees: {LivepeerAssets.Lpt.Format(change.Forfeited)} LPT and "
                        + $"{LivepeerAssets.Eth.Format(change.ForfeitedFees)} ETH did not reach {account.Address}"
                )
            );
        var since = change.Earner?.Orchestrator?.States.At(change.Round).InexactFeesSince ?? 0;
        if (since > 0 && !findings.Exists(finding => finding.Code == "livepeer.inexact-fees"))
            findings.Add(
                Finding.Missing(
                    "livepeer.inexact-fees",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"fees of {change.Earner!.Address} since round {since}"
                    ),
                    "the treasury cut of that round",
                    "give it in the parameter file (--params); stake and rewards are exact without it"
                )
            );
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
