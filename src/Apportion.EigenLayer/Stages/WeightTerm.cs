using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Numbers;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// What one strategy adds to a weight: shares * multiplier, or for allocated stake
/// ((shares * magnitude) / max_magnitude) * multiplier, from left to right.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.2, 7.16, 7.17, 7.19.</remarks>
internal sealed class WeightTerm
{
    private const int DigitsPerGroup = 4;
    private const int LargestFastWeight = 4;
    private static readonly UInt128[] Groups = PowersOfTenThousand();

    private readonly UInt256 _multiplier;
    private readonly ulong _smallMultiplier;
    private readonly ulong _magnitude;
    private readonly ulong _maximum;
    private readonly bool _roundsShares;
    private readonly InvariantDivisor _byMaximum;
    private readonly UInt128[] _thresholds = [];

    /// <summary>A term of stake as a whole.</summary>
    /// <param name="multiplier">The submission's multiplier, not zero.</param>
    /// <param name="roundsShares">Shares are first rounded half away from zero to an integer.</param>
    public WeightTerm(UInt256 multiplier, bool roundsShares = false)
    {
        (_multiplier, _roundsShares) = (multiplier, roundsShares);
        _smallMultiplier = multiplier.BitLength <= 64 ? (ulong)multiplier : 0;
    }

    /// <summary>A term of allocated stake.</summary>
    /// <param name="multiplier">The submission's multiplier.</param>
    /// <param name="magnitude">The allocated part, not zero.</param>
    /// <param name="maximum">The maximum magnitude, not zero.</param>
    public WeightTerm(UInt256 multiplier, ulong magnitude, ulong maximum)
        : this(multiplier)
    {
        (_magnitude, _maximum) = (magnitude, maximum);
        _byMaximum = new InvariantDivisor(maximum);
        _thresholds = Thresholds(maximum);
    }

    /// <summary>The term by the formula itself.</summary>
    public PgNumeric Wide(PgNumeric shares)
    {
        if (_roundsShares)
            shares = new PgNumeric(shares.RoundToInteger());
        if (_magnitude != 0)
            shares = shares * new PgNumeric(_magnitude) / new PgNumeric(_maximum);
        return shares * new PgNumeric((BigInteger)_multiplier);
    }

    /// <summary>Whether only an allocated part of the shares counts.</summary>
    public bool IsAllocated => _magnitude != 0;

    /// <summary>The allocated part of 10^18, or 0.</summary>
    public ulong Magnitude => _magnitude;

    /// <summary>What the allocated part is of, or 0.</summary>
    public ulong Maximum => _maximum;

    /// <summary>
    /// Writes the term down as a step called <c>term.N</c> over <c>shares.N</c>, <c>multiplier.N</c> and, of allocated stake,
    /// <c>magnitude.N</c> and <c>max_magnitude.N</c>, which were stated or recorded before.
    /// </summary>
    /// <param name="recording">Where it is written.</param>
    /// <param name="prefix">Goes before every name.</param>
    /// <param name="number">N.</param>
    /// <param name="shares">The shares.</param>
    /// <param name="condition">A step that holds 1 and lets the term count, or null.</param>
    public Term Record(Recording recording, string prefix, int number, PgNumeric shares, Term? condition)
    {
        string Name(string part) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{part}.{number}");
        var value = Wide(shares).ToString();
        var counted = _roundsShares ? $"round({Name("shares")})" : Name("shares");
        var operands = new List<Term> { (Name("shares"), shares.ToString()) };
        if (IsAllocated)
        {
            var scale = shares.Scale.ToString(CultureInfo.InvariantCulture);
            counted = $"pg.div({counted} * {Name("magnitude")}, {Name("max_magnitude")}, {scale})";
            operands.Add(new(Name("magnitude"), _magnitude));
            operands.Add(new(Name("max_magnitude"), _maximum));
        }
        operands.Add((Name("multiplier"), _multiplier.ToString()));
        var formula = $"{counted} * {Name("multiplier")}";
        if (condition is { } kept)
        {
            formula += $" * {kept.Name}";
            operands.Add(kept);
        }
        var section = IsAllocated ? "eigenlayer sections 7.16 and 7.17" : "eigenlayer section 7.2 step 5";
        recording.Step(Name("term"), formula, value, section, [.. operands]);
        return (Name("term"), value);
    }

    /// <summary>
    /// The term of positive shares as an integer of units of 10^-scale. False if it needs a larger scale (given back) or
    /// is too wide (-1).
    /// </summary>
    public bool TryNarrow(Int128 shares, int scale, out UInt256 term, out int neededScale)
    {
        neededScale = 0;
        if (_magnitude == 0 && scale == 0 && _smallMultiplier != 0)
        {
            term = MultiplySmall(shares, _smallMultiplier);
            return true;
        }
        var (quotient, ownScale) = _magnitude == 0 ? ((UInt256)(UInt128)shares, 0) : Allocated(shares);
        neededScale = ownScale;
        term = default;
        if (ownScale > scale)
            return false;
        return TryMultiply(quotient, scale - ownScale, out term, out neededScale);
    }

    /// <summary>(shares * magnitude) / max_magnitude with its scale.</summary>
    internal (UInt256 Quotient, int Scale) Allocated(Int128 shares)
    {
        var product = MultiplySmall(shares, _magnitude);
        var low = unchecked((UInt128)product);
        var high = (ulong)(product >> 128);
        for (var weight = LargestFastWeight; weight >= 0; weight--)
            if (high != 0 || low >= _thresholds[weight])
                return Quotient(product, DigitsPerGroup * (LargestFastWeight - weight));
        var exact = new PgNumeric((BigInteger)product) / new PgNumeric(_maximum);
        return ((UInt256)exact.Unscaled, exact.Scale);
    }

    private (UInt256 Quotient, int Scale) Quotient(UInt256 product, int scale)
    {
        if (scale > 0)
            product *= (UInt256)(UInt128)Groups[scale / DigitsPerGroup];
        var low = unchecked((UInt128)product);
        var (quotient, remainder) = _byMaximum.DivRem(
            (ulong)(product >> 128),
            (ulong)(low >> 64),
            unchecked((ulong)low)
        );
        return (remainder >= _maximum - remainder ? quotient + UInt256.One : quotient, scale);
    }

    /// <summary>
    /// From which product on a quotient has a weight of at least 0 to 4 base-10000 digits, which decides its scale.
    /// </summary>
    /// <remarks>Source: spec eigenlayer section 6.2.</remarks>
    private static UInt128[] Thresholds(ulong maximum)
    {
        var (weight, first) = (0, maximum);
        for (; first >= 10000; first /= 10000)
            weight++;
        var thresholds = new UInt128[LargestFastWeight + 1];
        for (var group = 0; group <= LargestFastWeight; group++)
            thresholds[group] = (first + 1) * Groups[weight + group];
        return thresholds;
    }

    private static UInt256 MultiplySmall(Int128 shares, ulong factor)
    {
        unchecked
        {
            var carry = Math.BigMul((ulong)shares, factor, out var low);
            var high = Math.BigMul((ulong)(shares >> 64), factor, out var middle);
            middle += carry;
            return new UInt256(low, middle, middle < carry ? high + 1 : high, 0);
        }
    }

    private bool TryMultiply(UInt256 shares, int power, out UInt256 term, out int neededScale)
    {
        neededScale = -1;
        term = default;
        if (!UInt256.TryMultiply(shares, _multiplier, out var product))
            return false;
        if (power == 0)
            term = product;
        else if (power > 60 || !UInt256.TryMultiply(product, (UInt256)PowersOfTen.Get(power), out term))
            return false;
        return StakePool.Fits(term);
    }

    private static UInt128[] PowersOfTenThousand()
    {
        var powers = new UInt128[9];
        powers[0] = 1;
        for (var power = 1; power < powers.Length; power++)
            powers[power] = powers[power - 1] * 10000;
        return powers;
    }
}
