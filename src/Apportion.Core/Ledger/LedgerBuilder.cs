namespace Apportion.Core;

/// <summary>
/// Collects pots and postings and checks the conservation law when built, in Release too. Postings of zero are
/// dropped; rows may come in any order. Not thread-safe: one builder a partition, then <see cref="Absorb"/> in key order.
/// </summary>
public sealed class LedgerBuilder
{
    private readonly Dictionary<string, Pot> _pots = new(StringComparer.Ordinal);
    private readonly List<Posting> _postings = [];
    private readonly Dictionary<Period, DateOnly> _dates = [];

    /// <summary>Adds a pot.</summary>
    /// <exception cref="ArgumentException">A pot of that id is there already.</exception>
    public Pot AddPot(Pot pot)
    {
        if (!_pots.TryAdd(pot.Id, pot))
            throw new ArgumentException($"pot {pot.Id} was added twice", nameof(pot));
        return pot;
    }

    /// <summary>Adds a posting; zero amounts are dropped.</summary>
    public void Post(in Posting posting)
    {
        if (!posting.Amount.IsZero)
            _postings.Add(posting);
    }

    /// <summary>Adds a posting out of <paramref name="pot"/> in the pot's period and asset.</summary>
    public void Post(Pot pot, string account, UInt256 amount, string reason, PostingKind kind = PostingKind.Reward) =>
        Post(new Posting(pot.Id, pot.Period, account, pot.Asset, amount, reason, kind));

    /// <summary>States the UTC date on which a period ended.</summary>
    public void SetDate(Period period, DateOnly date) => _dates[period] = date;

    /// <summary>States when a period ended, in Unix seconds; seconds beyond the year 9999 are no date and leave it without one.</summary>
    public void SetDate(Period period, ulong unixSeconds)
    {
        if (UnixTime.IsDate(unixSeconds))
            SetDate(period, DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(unixSeconds)));
    }

    /// <summary>Takes over everything of another builder.</summary>
    public void Absorb(LedgerBuilder other)
    {
        foreach (var pot in other._pots.Values)
            AddPot(pot);
        _postings.AddRange(other._postings);
        foreach (var (period, date) in other._dates)
            _dates[period] = date;
    }

    /// <summary>Checks the law and gives the ledger.</summary>
    /// <exception cref="BrokenInvariantException">A pot and its postings differ without a declared exception.</exception>
    public Ledger Build()
    {
        var posted = _pots.Keys.ToDictionary(id => id, _ => BigInteger.Zero, StringComparer.Ordinal);
        foreach (var posting in _postings)
        {
            if (!posted.TryGetValue(posting.Pot, out var sum))
                throw new BrokenInvariantException(
                    "conservation",
                    $"posting {posting.Reason} names no pot: {posting.Pot}"
                );
            if (_pots[posting.Pot].Asset != posting.Asset)
                throw new BrokenInvariantException(
                    "conservation",
                    $"posting {posting.Reason} in {posting.Asset} out of pot {posting.Pot} in {_pots[posting.Pot].Asset}"
                );
            posted[posting.Pot] = sum + (BigInteger)posting.Amount;
        }
        var balances = _pots
            .Values.OrderBy(pot => pot.Period)
            .ThenBy(pot => pot.Id, StringComparer.Ordinal)
            .Select(pot => new PotBalance(pot, posted[pot.Id]))
            .ToArray();
        foreach (var balance in balances)
            if (!balance.Difference.IsZero && balance.Pot.Exception is null)
                throw new BrokenInvariantException(
                    "conservation",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"pot {balance.Pot.Id} holds {balance.Pot.Amount} {balance.Pot.Asset}, its postings sum to {balance.Posted} (difference {balance.Difference})"
                    )
                );
        return new Ledger([.. balances.Select(balance => balance.Pot)], Sorted(), balances, _dates);
    }

    private Posting[] Sorted() =>
        [
            .. _postings
                .OrderBy(posting => posting.Period)
                .ThenBy(posting => posting.Pot, StringComparer.Ordinal)
                .ThenBy(posting => posting.Account, StringComparer.Ordinal)
                .ThenBy(posting => posting.Asset.Id, StringComparer.Ordinal)
                .ThenBy(posting => posting.Reason, StringComparer.Ordinal)
                .ThenBy(posting => posting.Kind)
                .ThenBy(posting => posting.Amount),
        ];
}
