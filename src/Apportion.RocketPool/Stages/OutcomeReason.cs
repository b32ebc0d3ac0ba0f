namespace Apportion.RocketPool.Stages;

/// <summary>Stable codes of why a minipool, validator or node got what it got.</summary>
public static class OutcomeReason
{
    /// <summary>Its share by the rule, nothing special.</summary>
    public const string Share = "rocketpool.share";

    /// <summary>Full share although it activated after its node had left: the subtraction wrapped (v2).</summary>
    public const string WrapActivatedAfterLeaving = "rocketpool.fault.wrap-activated-after-leaving";

    /// <summary>Full share although it exited before its node joined: the subtraction wrapped (v2 to v4).</summary>
    public const string WrapExitedBeforeJoining = "rocketpool.fault.wrap-exited-before-joining";

    /// <summary>Its share is scaled down because its node was a member, or it active, for a part of the interval.</summary>
    public const string PartOfInterval = "rocketpool.share.part-of-interval";

    /// <summary>The validator is not in the beacon state.</summary>
    public const string ValidatorMissing = "rocketpool.zero.validator-missing";

    /// <summary>The validator waits in the deposit queue.</summary>
    public const string ValidatorPending = "rocketpool.zero.validator-pending";

    /// <summary>The validator has no activation epoch.</summary>
    public const string NotScheduled = "rocketpool.zero.activation-not-scheduled";

    /// <summary>The validator activates after the interval.</summary>
    public const string ActivatesLater = "rocketpool.zero.activates-after-interval";

    /// <summary>The validator activated after its node left the Smoothing Pool (v3, v4).</summary>
    public const string ActivatedAfterLeaving = "rocketpool.zero.activated-after-leaving";

    /// <summary>The validator exited before the interval.</summary>
    public const string ExitedEarlier = "rocketpool.zero.exited-before-interval";

    /// <summary>No duty of the interval counts.</summary>
    public const string NoDuty = "rocketpool.zero.no-duty";

    /// <summary>Every counted duty was missed.</summary>
    public const string AllMissed = "rocketpool.zero.all-missed";

    /// <summary>The window of activity has no slot.</summary>
    public const string EmptyWindow = "rocketpool.zero.empty-window";

    /// <summary>The megapool validator is not staked by the contract's flag (v11).</summary>
    public const string NotStaked = "rocketpool.zero.not-staked";

    /// <summary>The node has a minipool with three penalties.</summary>
    public const string Cheater = "rocketpool.zero.cheater";

    /// <summary>The node was not in the Smoothing Pool in the interval.</summary>
    public const string NotMember = "rocketpool.zero.not-member";

    /// <summary>The node has no staking minipool, nor megapool validator.</summary>
    public const string NoStakingValidator = "rocketpool.zero.no-staking-validator";

    /// <summary>Staked RPL is below the least collateral.</summary>
    public const string BelowMinimum = "rocketpool.zero.below-minimum-collateral";

    /// <summary>The node borrows no ETH on an eligible validator.</summary>
    public const string NoBorrowedEth = "rocketpool.zero.no-eligible-borrowed-eth";

    /// <summary>The node has no RPL staked.</summary>
    public const string NoStake = "rocketpool.zero.no-stake";

    /// <summary>The amount truncates to zero.</summary>
    public const string Truncated = "rocketpool.zero.truncated";

    /// <summary>No node is eligible; the treasury branch applies.</summary>
    public const string NobodyEligible = "rocketpool.zero.nobody-eligible";

    /// <summary>The Smoothing Pool part is skipped: first interval or no balance.</summary>
    public const string PoolSkipped = "rocketpool.zero.pool-skipped";

    /// <summary>The account is no member of the Oracle DAO.</summary>
    public const string NotOracleMember = "rocketpool.zero.not-oracle-member";
}
