using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests;

/// <summary>Small facts made by hand: one operator set, one strategy, a block a day.</summary>
internal static class HandMade
{
    private const long Shares = 1_000_000_000_000_000_000;
    public static readonly Address Avs = Account(0xe1);
    public static readonly Address Token = Account(0x71);
    public static readonly Address Strategy = Account(0xb1);
    public static readonly Address[] Operators = [Account(0xa1), Account(0xa2)];
    public static readonly Address[] Stakers = [Account(0x51), Account(0x52)];
    public static readonly UInt256 OddPool = UInt256.Parse("10000000000000000000001");
    private static readonly int FirstDay = VectorFacts.Day("2026-01-01");

    public static int Cutoff { get; } = VectorFacts.Day("2026-01-04");

    /// <summary>
    /// Two operators with one staker each and the same stake share a pool by total stake for one day, 2026-01-03.
    /// </summary>
    public static EigenLayerFacts TwoEqualOperators(UInt256 pool)
    {
        var facts = new EigenLayerFacts();
        for (var day = 0; day < 5; day++)
            facts.Blocks.Add(new(100 + day, Hash(day), TimeOf(day)));
        for (var place = 0; place < 2; place++)
        {
            var (staker, account, log) = (Stakers[place], Operators[place], place * 4L);
            facts.StakerShareDeltas.Add(new(staker, Strategy, Shares, 0, Hash(0), log, 100, TimeOf(0)));
            facts.OperatorShareDeltas.Add(new(account, Strategy, Shares, Hash(0), log + 1, 100, TimeOf(0), staker));
            facts.StakerDelegationChanges.Add(new(staker, account, true, Hash(0), log + 2, 100));
            facts.OperatorSetOperatorRegistrations.Add(new(account, Avs, 1, true, Hash(0), log + 3, 100));
        }
        var (start, end) = ((FirstDay + 1) * 86400L, (FirstDay + 2) * 86400L);
        facts.TotalStakeRewardSubmissions.Add(
            new(Avs, 1, Hash(7), Token, pool, Strategy, 0, UInt256.One, start, end, 86400, Hash(1), 20, 101)
        );
        return facts;
    }

    private static long TimeOf(int day) => (FirstDay + day) * 86400L + 3600;

    private static Address Account(byte fill) =>
        Address.Parse("0x" + string.Concat(Enumerable.Repeat($"{fill:x2}", 20)));

    private static Hash256 Hash(int number) => Hash256.Parse($"0x{number:x64}");
}
