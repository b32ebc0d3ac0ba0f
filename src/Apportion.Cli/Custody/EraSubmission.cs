using Apportion.Core;
using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Stages;
using Apportion.EigenLayer.Facts;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Cli.Custody;

/// <summary>
/// What the service manager makes of an era's message: one operator-directed submission to operator set 0, with mapped
/// operators only, ascending by Ethereum address. Source: spec datahaven section 17.
/// </summary>
internal sealed class EraSubmission
{
    private const uint OperatorSet = 0;
    private const long Day = 86_400;

    private EraSubmission(EraReport era) => Era = era;

    /// <summary>The era whose message it is.</summary>
    public EraReport Era { get; }

    /// <summary>
    /// A name of the submission made from the message's id, which is the era's, and its calldata. The chain's own hash takes
    /// the caller and a nonce in place of the id, which no fact here states; no amount depends on it.
    /// </summary>
    public Hash256 Hash { get; private init; }

    /// <summary>Mapped operators with account and amount, ascending by operator.</summary>
    public IReadOnlyList<(Address Operator, Address Account, UInt128 Amount)> Operators { get; private init; } = [];

    /// <summary>Amounts of accounts that are mapped to no operator: not distributed.</summary>
    public UInt128 Unmapped { get; private init; }

    /// <summary>Amounts of mapped operators: what the RewardsCoordinator takes.</summary>
    public UInt128 Submitted { get; private init; }

    /// <summary>Makes the submission of a sent message; null if the era sent none.</summary>
    public static EraSubmission? Of(EraReport era, OperatorMap map)
    {
        if (era.LastAttempt is not { Sent: true, Payout: { } payout, Message: { } message })
            return null;
        var operators = new List<(Address Operator, Address Account, UInt128 Amount)>();
        var (submitted, unmapped) = (UInt128.Zero, UInt128.Zero);
        foreach (var reward in payout.Rewards)
        {
            if (map.Find(reward.Operator) is not { } to)
            {
                unmapped += reward.Amount;
                continue;
            }
            submitted += reward.Amount;
            operators.Add((to, reward.Operator, reward.Amount));
        }
        operators.Sort(static (a, b) => a.Operator.CompareTo(b.Operator));
        return new EraSubmission(era)
        {
            Hash = Keccak256.Hash([.. message.Id.ToArray(), .. message.Calldata]),
            Operators = operators,
            Submitted = submitted,
            Unmapped = unmapped,
        };
    }

    /// <summary>Start of the submission, Unix seconds.</summary>
    public long Start => Era.Result.StartTimestamp;

    /// <summary>Length in seconds.</summary>
    public long Duration => Era.Parameters.RewardsDuration;

    /// <summary>Why the RewardsCoordinator refuses it when sent at a time; empty if it does not.</summary>
    public IEnumerable<Finding> Refusals(long sentAt)
    {
        var where = FormattableString.Invariant($"era {Era.Era}");
        if (Operators.Count == 0)
            yield return Finding.Missing("custody.no-operators", where, "a mapped operator", "complete --operators");
        var strategies = RewardsMessage.Strategies(Era.Parameters.Strategies);
        if (strategies.Count == 0)
            yield return Refused(where, "at least one strategy", "none");
        foreach (var repeated in Repeated(strategies.Select(strategy => strategy.Strategy)))
            yield return Refused(where, "every strategy once", $"{repeated} again");
        foreach (var repeated in Repeated(Operators.Select(entry => entry.Operator)))
            yield return Refused(where, "every operator once", $"{repeated} again");
        if (Start % Day != 0)
            yield return Refused(where, "a start at a multiple of 86400 s", Start);
        if (Duration % Day != 0 || Duration == 0)
            yield return Refused(where, "a duration of whole days", Duration);
        if (Start + Duration >= sentAt)
            yield return Refused(
                where,
                FormattableString.Invariant($"an end before the submission at {sentAt}"),
                Start + Duration
            );
    }

    /// <summary>Members that a list has more than once: EigenLayer wants both lists strictly ascending.</summary>
    private static IEnumerable<Address> Repeated(IEnumerable<Address> list) =>
        list.GroupBy(address => address).Where(group => group.Count() > 1).Select(group => group.Key);

    private static Finding Refused(string where, string expected, long found) =>
        Refused(where, expected, found.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Finding Refused(string where, string expected, string found) =>
        new(
            "custody.refused",
            where,
            expected,
            found,
            Advice: "EigenLayer refuses the submission; --assume-accepted follows it all the same"
        );

    /// <summary>Adds its rows, and the block they are in, to EigenLayer's facts.</summary>
    public void AddTo(EigenLayerFacts facts, Address service, long sentAt)
    {
        var block = facts.Blocks.Count == 0 ? 1 : facts.Blocks.Max(known => known.Number) + 1;
        facts.Blocks.Add(new Block(block, Hash, sentAt));
        var strategies = RewardsMessage.Strategies(Era.Parameters.Strategies);
        for (var i = 0; i < Operators.Count; i++)
        for (var j = 0; j < strategies.Count; j++)
            facts.OperatorDirectedOperatorSetRewardSubmissions.Add(
                new OperatorDirectedOperatorSetRewardSubmission(
                    service,
                    OperatorSet,
                    Hash,
                    Era.Parameters.RewardToken,
                    Operators[i].Operator,
                    i,
                    (UInt256)Operators[i].Amount,
                    strategies[j].Strategy,
                    j,
                    (UInt256)strategies[j].Multiplier,
                    Start,
                    Start + Duration,
                    Duration,
                    RewardsMessage.Description,
                    Hash,
                    0,
                    block
                )
            );
    }
}
