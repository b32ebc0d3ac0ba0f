namespace Apportion.EigenLayer.Facts;

/// <summary>The kinds of reward submission, named as upstream names them.</summary>
public enum RewardType
{
    /// <summary><c>avs</c>: stakers and operators of one AVS.</summary>
    Avs,

    /// <summary><c>all_stakers</c>: everybody with stake.</summary>
    AllStakers,

    /// <summary><c>all_earners</c>: programmatic incentives for stakers and operators that serve any AVS.</summary>
    AllEarners,

    /// <summary><c>unique_stake</c>: operators of a set by the stake they allocated to it.</summary>
    UniqueStake,

    /// <summary><c>total_stake</c>: operators of a set by all stake delegated to them.</summary>
    TotalStake,
}
