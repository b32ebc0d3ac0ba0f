using System.Numerics;

namespace Apportion.EigenLayer.Replay;

/// <summary>
/// Sums of one token by earner, in an array with a place for every address. Sums of more than 127 bits go to a side
/// table, so that nothing overflows.
/// </summary>
internal sealed class EarnerSums(int token, int addressCount)
{
    /// <summary>Last day of an earner without rows.</summary>
    public const int NoDay = int.MinValue;

    private const int RoomyBits = 100;
    private static readonly Int128 Roomy = Int128.One << RoomyBits;
    private readonly Int128[] _amounts = new Int128[addressCount];
    private readonly int[] _lastDays = NoDays(addressCount);
    private readonly List<int> _earners = [];
    private Dictionary<int, BigInteger>? _wide;

    /// <summary>The token.</summary>
    public int Token { get; set; } = token;

    /// <summary>Everybody with a row, in order of appearance.</summary>
    public IReadOnlyList<int> Earners => _earners;

    /// <summary>Last day with a row of an earner.</summary>
    public int LastDayOf(int earner) => _lastDays[earner];

    /// <summary>The sum of an earner.</summary>
    public BigInteger SumOf(int earner) =>
        _wide is not null && _wide.TryGetValue(earner, out var wide) ? wide + _amounts[earner] : _amounts[earner];

    /// <summary>Adds an amount for each of a number of days.</summary>
    public void Add(int earner, Int128 amount, int days, int lastDay)
    {
        if (_lastDays[earner] == NoDay)
            _earners.Add(earner);
        if (lastDay > _lastDays[earner])
            _lastDays[earner] = lastDay;
        ref var sum = ref _amounts[earner];
        if (amount < Roomy && amount > -Roomy && sum < Roomy && sum > -Roomy)
            sum = unchecked(sum + (days == 1 ? amount : amount * days));
        else
            AddWide(earner, (BigInteger)amount * days);
    }

    /// <summary>Adds everything of other sums.</summary>
    public void Absorb(EarnerSums other)
    {
        foreach (var earner in other._earners)
            Add(earner, other._amounts[earner], 1, other._lastDays[earner]);
        if (other._wide is null)
            return;
        foreach (var (earner, amount) in other._wide)
            AddWide(earner, amount);
    }

    /// <summary>Takes over the sum of an earlier history.</summary>
    public void Restore(int earner, BigInteger sum, int lastDay)
    {
        var narrow = BigInteger.Abs(sum) < (BigInteger)Roomy;
        Add(earner, narrow ? (Int128)sum : 0, 1, lastDay);
        if (!narrow)
            AddWide(earner, sum);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (var earner in _earners)
            (_amounts[earner], _lastDays[earner]) = (0, NoDay);
        _earners.Clear();
        _wide = null;
    }

    private void AddWide(int earner, BigInteger amount)
    {
        _wide ??= [];
        _wide[earner] = _wide.GetValueOrDefault(earner) + amount;
    }

    private static int[] NoDays(int count)
    {
        var days = new int[count];
        Array.Fill(days, NoDay);
        return days;
    }
}
