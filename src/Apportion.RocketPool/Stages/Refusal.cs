using Apportion.Core;

namespace Apportion.RocketPool.Stages;

/// <summary>Errors that a ruleset itself prescribes: the interval has no result under it.</summary>
/// <remarks>Source: spec rocket-pool section 15.</remarks>
internal static class Refusal
{
    public const string NoEffectiveStakeCode = "rocketpool.refused.no-effective-stake";
    public const string NoActiveMinipoolCode = "rocketpool.refused.no-active-minipool";
    public const string NoOracleMemberCode = "rocketpool.refused.no-oracle-member";
    public const string NoPendingRplCode = "rocketpool.refused.no-pending-rpl";
    public const string JoinedAfterSnapshotCode = "rocketpool.refused.joined-after-snapshot";
    public const string ToleranceCode = "rocketpool.refused.tolerance";

    public static ApportionException NoEffectiveStake(string ruleset) =>
        Of(
            NoEffectiveStakeCode,
            "nodes",
            "at least one node with effective stake",
            "no effective stake",
            $"{ruleset} divides by the total effective stake: the interval has no result under it; try a later ruleset"
        );

    public static ApportionException NoActiveMinipool(string ruleset) =>
        Of(
            NoActiveMinipoolCode,
            "nodes",
            "at least one active minipool with duties in the Smoothing Pool",
            "no active minipools (average fee division by zero)",
            $"{ruleset} divides by their number: the interval has no result under it; try v5 or later"
        );

    public static ApportionException NoOracleMember() =>
        Of(
            NoOracleMemberCode,
            "odao",
            "at least one Oracle DAO member with time in the interval",
            "no Oracle DAO time",
            "every ruleset divides by it; the state is probably incomplete"
        );

    public static ApportionException NoPendingRpl(string ruleset) =>
        Of(
            NoPendingRplCode,
            "protocol.pendingRpl",
            "more than 0",
            "0",
            $"{ruleset} refuses an interval without pending RPL"
        );

    public static ApportionException Tolerance(string what, string pot, string paid, string limit) =>
        Of(
            ToleranceCode,
            what,
            $"{pot} within {limit} wei",
            paid,
            "the ruleset rejects such an interval; check the state for validators that scored while inactive"
        );

    public static ApportionException JoinedAfterSnapshot(string node, string ruleset) =>
        Of(
            JoinedAfterSnapshotCode,
            $"node[{node}].optChangedTime",
            "at most interval.executionEndTime",
            "a time after the snapshot",
            $"{ruleset} has no share for negative membership; read the node at the snapshot block"
        );

    private static ApportionException Of(string code, string where, string expected, string actual, string advice) =>
        ApportionException.Unsupported(code, where, expected, actual, advice);
}
