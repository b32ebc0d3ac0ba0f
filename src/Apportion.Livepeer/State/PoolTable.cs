namespace Apportion.Livepeer.State;

/// <summary>
/// The earnings pools of one orchestrator by round, raw, with an index of the rounds that hold a factor. Factor look-ups
/// are binary searches, so a stake at any past round costs the same however long the history is.
/// </summary>
/// <remarks>Source: spec livepeer sections 4 and 7.</remarks>
public sealed class PoolTable
{
    private readonly List<ulong> _rewardRounds = [];
    private readonly List<ulong> _feeRounds = [];
    private EarningsPool[] _pools = [];
    private int _count;

    /// <summary>All stored pools, earliest round first.</summary>
    public ReadOnlySpan<EarningsPool> All => _pools.AsSpan(0, _count);

    /// <summary>Rounds with a stored reward factor, ascending.</summary>
    public IReadOnlyList<ulong> RewardRounds => _rewardRounds;

    /// <summary>Rounds with a stored fee factor, ascending.</summary>
    public IReadOnlyList<ulong> FeeRounds => _feeRounds;

    /// <summary>The pool of a round exactly as stored; all zero if there is none.</summary>
    public EarningsPool Raw(ulong round)
    {
        var index = Search(round);
        return index >= 0 ? _pools[index] : new EarningsPool { Round = round };
    }

    /// <summary>The factors of a round exactly as stored, without any fallback.</summary>
    public CumulativeFactors RawFactors(ulong round)
    {
        var index = Search(round);
        return index >= 0
            ? new CumulativeFactors(_pools[index].CumulativeRewardFactor, _pools[index].CumulativeFeeFactor)
            : default;
    }

    /// <summary>The factors at the end of a round: each from the greatest round up to it that stores one, else 0.</summary>
    /// <remarks>Source: spec livepeer section 7 (crfAt); equal to the contract's look-up at that moment.</remarks>
    public CumulativeFactors FactorsAt(ulong round)
    {
        var reward = LastUpTo(_rewardRounds, round);
        var fee = LastUpTo(_feeRounds, round);
        return new CumulativeFactors(
            reward == 0 ? UInt256.Zero : _pools[Search(reward)].CumulativeRewardFactor,
            fee == 0 ? UInt256.Zero : _pools[Search(fee)].CumulativeFeeFactor
        );
    }

    internal ref EarningsPool Write(ulong round)
    {
        var index = Search(round);
        if (index < 0)
        {
            index = ~index;
            Insert(index, round);
        }
        return ref _pools[index];
    }

    internal void StoreRewardFactor(ulong round, UInt256 factor)
    {
        Write(round).CumulativeRewardFactor = factor;
        Note(_rewardRounds, round, factor);
    }

    internal void StoreFeeFactor(ulong round, UInt256 factor)
    {
        Write(round).CumulativeFeeFactor = factor;
        Note(_feeRounds, round, factor);
    }

    /// <summary>
    /// Forgets what was done after a round. The stake of the next round was set in this one if
    /// <paramref name="stakeRound"/> says so; everything else of later rounds goes.
    /// </summary>
    internal void CutAfter(ulong round, ulong stakeRound)
    {
        while (_count > 0 && _pools[_count - 1].Round > round)
        {
            ref var last = ref _pools[_count - 1];
            if (last.Round == round + 1 && stakeRound == last.Round)
            {
                last = new EarningsPool { Round = last.Round, TotalStake = last.TotalStake };
                break;
            }
            last = default;
            _count--;
        }
        Trim(_rewardRounds, round);
        Trim(_feeRounds, round);
    }

    internal void Load(ReadOnlySpan<EarningsPool> pools)
    {
        _pools = pools.ToArray();
        _count = _pools.Length;
        foreach (ref readonly var pool in pools)
        {
            Note(_rewardRounds, pool.Round, pool.CumulativeRewardFactor);
            Note(_feeRounds, pool.Round, pool.CumulativeFeeFactor);
        }
    }

    private static void Note(List<ulong> rounds, ulong round, UInt256 factor)
    {
        if (!factor.IsZero && (rounds.Count == 0 || rounds[^1] != round))
            rounds.Add(round);
    }

    private static void Trim(List<ulong> rounds, ulong last)
    {
        while (rounds.Count > 0 && rounds[^1] > last)
            rounds.RemoveAt(rounds.Count - 1);
    }

    private static ulong LastUpTo(List<ulong> rounds, ulong round)
    {
        if (rounds.Count > 0 && rounds[^1] <= round)
            return rounds[^1];
        if (rounds.Count > 0 && rounds[^1] - round is var back && back < (ulong)rounds.Count)
        {
            var guess = rounds.Count - 1 - (int)back;
            if (rounds[guess] == round)
                return round;
        }
        var index = rounds.BinarySearch(round);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? 0 : rounds[index];
    }

    private void Insert(int index, ulong round)
    {
        if (_count == _pools.Length)
            Array.Resize(ref _pools, Math.Max(4, _count + (_count >> 1)));
        Array.Copy(_pools, index, _pools, index + 1, _count - index);
        _pools[index] = new EarningsPool { Round = round };
        _count++;
    }

    private int Search(ulong round)
    {
        // Nearly all look-ups while replaying are for the last few rounds, and most tables have a pool for every round.
        for (var i = _count - 1; i >= 0 && i >= _count - 3; i--)
        {
            if (_pools[i].Round == round)
                return i;
            if (_pools[i].Round < round)
                return ~(i + 1);
        }
        if (_count > 0 && _pools[_count - 1].Round - round is var back && back < (ulong)_count)
        {
            var guess = _count - 1 - (int)back;
            if (_pools[guess].Round == round)
                return guess;
        }
        var low = 0;
        var high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_pools[middle].Round == round)
                return middle;
            if (_pools[middle].Round < round)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }
}
