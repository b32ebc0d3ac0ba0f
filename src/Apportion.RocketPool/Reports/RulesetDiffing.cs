using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Replay;

namespace Apportion.RocketPool.Reports;

/// <summary>Holds two runs on the same facts against each other and names the rule behind every difference.</summary>
internal static class RulesetDiffing
{
    public static RulesetDifference Compare(RewardsRun left, RewardsRun right)
    {
        var minipools = Minipools(left.Result, right.Result);
        var byNode = minipools.ToLookup(minipool => minipool.Node.ToString(), StringComparer.Ordinal);
        var comparison = Comparison.Of(
            left.Context.Ruleset.Name,
            left.Result.Ledger,
            right.Context.Ruleset.Name,
            right.Result.Ledger,
            row =>
                row with
                {
                    Cause = DifferenceCause.Ruleset,
                    Why =
                        row.Asset == RocketPoolAssets.Rpl
                            ? WhyRpl(left, right, row.Account)
                            : WhyEth(left, right, row.Account, [.. byNode[row.Account]]),
                }
        );
        return new RulesetDifference(left.Result, right.Result, comparison, minipools);
    }

    private static MinipoolDifference[] Minipools(RewardsResult left, RewardsResult right)
    {
        var all = new SortedDictionary<string, MinipoolDifference>(StringComparer.Ordinal);
        foreach (var (key, node, eth, reason) in Outcomes(left))
        {
            all[key] = new MinipoolDifference(key, node, eth, default, reason, null);
        }

        foreach (var (key, node, eth, reason) in Outcomes(right))
        {
            var first = all.GetValueOrDefault(key) ?? new MinipoolDifference(key, node, default, default, null, null);
            all[key] = first with { Right = eth, RightReason = reason };
        }

        return
        [
            .. all
                .Values.Where(minipool => !minipool.Difference.IsZero)
                .OrderByDescending(minipool => minipool.RuleChanged)
                .ThenByDescending(minipool => BigInteger.Abs(minipool.Difference))
                .ThenBy(minipool => minipool.Minipool, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Key, Address Node, Numerics.UInt256 Eth, string Reason)> Outcomes(
        RewardsResult result
    ) =>
        result
            .Minipools.Select(minipool =>
                (
                    minipool.Address.ToString(),
                    minipool.Node,
                    minipool.EthEarned + (minipool.Bonus?.BonusEthEarned ?? default),
                    minipool.Reason
                )
            )
            .Concat(
                result.MegapoolValidators.Select(validator =>
                    (validator.Pubkey.ToString(), validator.Node, validator.EthEarned, validator.Reason)
                )
            );

    private static string WhyEth(
        RewardsRun left,
        RewardsRun right,
        string account,
        IReadOnlyList<MinipoolDifference> minipools
    )
    {
        var causes = minipools
            .Where(minipool => minipool.RuleChanged)
            .Select(minipool => $"{minipool.Minipool} {Word(minipool.LeftReason)} -> {Word(minipool.RightReason)}")
            .ToList();
        if (causes.Count > 0)
        {
            return string.Join("; ", causes);
        }

        if (!Address.TryParse(account, out _))
        {
            return "what the node operators do not get";
        }

        var before = left.Context.Ruleset.SmoothingPool;
        var after = right.Context.Ruleset.SmoothingPool;
        return before == after
            ? "the same share of a total that others' treatment changed"
            : $"Smoothing Pool by {before} -> {after}";
    }

    private static string Word(string? reason) => reason is null ? "not counted" : reason["rocketpool.".Length..];

    private static string WhyRpl(RewardsRun left, RewardsRun right, string account)
    {
        if (!Address.TryParse(account, out var address))
        {
            return "remainder of the other groups";
        }

        var index = IndexOf(left, address);
        var before = left.Rpl.Standings[index];
        var after = right.Rpl.Standings[index];
        if (left.Context.Ruleset.Payout != right.Context.Ruleset.Payout)
        {
            return $"collateral by {left.Context.Ruleset.Payout} -> {right.Context.Ruleset.Payout}";
        }

        if (before.EffectiveStake != after.EffectiveStake)
        {
            return $"effective stake {before.EffectiveStake} -> {after.EffectiveStake} wei RPL";
        }

        return before.Weight != after.Weight
            ? $"weight {before.Weight} -> {after.Weight}"
            : "the same stake against a total that others' treatment changed";
    }

    private static int IndexOf(RewardsRun run, Address address)
    {
        for (var index = 0; index < run.Context.State.Nodes.Count; index++)
        {
            if (run.Context.State.Nodes[index].Address == address)
            {
                return index;
            }
        }

        throw new BrokenInvariantException("ledger accounts are nodes", $"{address} is not in the state");
    }
}
