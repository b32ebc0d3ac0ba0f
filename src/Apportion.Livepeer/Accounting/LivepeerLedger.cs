using Apportion.Livepeer.Reports;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Accounting;

/// <summary>
/// The ledger of a range of rounds: a pot for every orchestrator's reward and for its fees, given to the treasury, the
/// orchestrator's commission, and the delegators by the growth of their pending amounts. What reaches nobody is dust with
/// its reason.
/// </summary>
/// <remarks>Source: spec livepeer sections 5.2, 5.3 and 9.</remarks>
public static class LivepeerLedger
{
    /// <summary>
    /// Parts that sum to more than the pot: pending amounts are cut at each round's end, so a wei may show a round late; and
    /// fees of an inactive orchestrator are spread over its last recorded stake, which may be less than what earns.
    /// </summary>
    private static readonly ConservationException Carry = new(
        "livepeer.rounding-or-stale-stake",
        "livepeer sections 5.3 and 7"
    );

    /// <summary>Builds the ledger.</summary>
    /// <param name="state">The state.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    public static Ledger Of(LivepeerState state, ulong from, ulong to)
    {
        var builder = new LedgerBuilder();
        foreach (var round in state.InitializedRounds(from, to))
        {
            var period = new Period(PeriodKind.Round, (long)round);
            var time = state.Protocol.At(round).FirstTimestamp;
            if (time > 0)
                builder.SetDate(period, (ulong)time);
            AddRound(builder, state, round, period);
        }
        return builder.Build();
    }

    private static void AddRound(LedgerBuilder builder, LivepeerState state, ulong round, Period period)
    {
        var earners = state
            .Accounts.Select(account => (Account: account, Change: RoundChange.Of(state, account, round)))
            .Where(pair => pair.Change.Earner is not null)
            .ToLookup(pair => pair.Change.Earner!.Address);
        foreach (var orchestrator in state.Orchestrators)
        {
            var earned = orchestrator.Earnings.At(round);
            if (earned.Round != round)
                earned = default;
            var changes = earners[orchestrator.Account.Address];
            AddRewards(builder, orchestrator, period, earned, changes);
            AddFees(builder, orchestrator, period, earned, changes);
        }
    }

    private static void AddRewards(
        LedgerBuilder builder,
        Orchestrator orchestrator,
        Period period,
        in RoundEarnings earned,
        IEnumerable<(Account Account, RoundChange Change)> changes
    )
    {
        var postings = new List<Part> { new("treasury", earned.Treasury, "livepeer.treasury", PostingKind.Reclaimed) };
        foreach (var (account, change) in changes)
        {
            var name = account.Address.ToString();
            postings.Add(new(name, change.Rewards - (BigInteger)change.Commission, "livepeer.reward"));
            postings.Add(new(name, change.Commission, "livepeer.commission"));
            postings.Add(new(name, change.Forfeited, "livepeer.forfeited", PostingKind.Dropped));
        }
        var id = $"reward/{orchestrator.Account.Address}/{period.Label}";
        Add(builder, id, period, LivepeerAssets.Lpt, earned.Reward + earned.Treasury, postings);
    }

    private static void AddFees(
        LedgerBuilder builder,
        Orchestrator orchestrator,
        Period period,
        in RoundEarnings earned,
        IEnumerable<(Account Account, RoundChange Change)> changes
    )
    {
        var postings = new List<Part>();
        foreach (var (account, change) in changes)
        {
            var name = account.Address.ToString();
            postings.Add(new(name, change.Fees - (BigInteger)change.FeeCommission, "livepeer.fees"));
            postings.Add(new(name, change.FeeCommission, "livepeer.fee-commission"));
            postings.Add(new(name, change.ForfeitedFees, "livepeer.fees-forfeited", PostingKind.Dropped));
        }
        var id = $"fees/{orchestrator.Account.Address}/{period.Label}";
        Add(builder, id, period, LivepeerAssets.Eth, earned.Fees, postings);
    }

    private static void Add(
        LedgerBuilder builder,
        string id,
        Period period,
        Asset asset,
        UInt256 amount,
        List<Part> postings
    )
    {
        postings.RemoveAll(posting => posting.Amount.Sign <= 0);
        if (amount.IsZero && postings.Count == 0)
            return;
        var rest = (BigInteger)amount - postings.Aggregate(BigInteger.Zero, (sum, posting) => sum + posting.Amount);
        var pot = builder.AddPot(new Pot(id, period, asset, amount, rest.Sign < 0 ? Carry : null));
        foreach (var posting in postings)
            builder.Post(pot, posting.Account, (UInt256)posting.Amount, posting.Reason, posting.Kind);
        if (rest.Sign > 0)
            builder.Post(pot, "nobody", (UInt256)rest, "livepeer.dust", PostingKind.Dust);
    }

    private sealed record Part(string Account, BigInteger Amount, string Reason, PostingKind Kind = PostingKind.Reward)
    {
        public Part(string account, UInt256 amount, string reason, PostingKind kind = PostingKind.Reward)
            : this(account, (BigInteger)amount, reason, kind) { }
    }
}
