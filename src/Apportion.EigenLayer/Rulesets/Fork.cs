namespace Apportion.EigenLayer.Rulesets;

/// <summary>The dated rule changes of the rewards pipeline, named after rivers as upstream names them.</summary>
/// <remarks>Source: spec eigenlayer section 1.2.</remarks>
public enum Fork
{
    /// <summary>End of payouts by doubles of 15 digits.</summary>
    Amazon,

    /// <summary>End of payouts by doubles' shortest text.</summary>
    Nile,

    /// <summary>Excluded addresses earn programmatic incentives again.</summary>
    Panama,

    /// <summary>Rewards v2: operator-directed rewards and splits per operator.</summary>
    Arno,

    /// <summary>The default split is read from the chain.</summary>
    Trinity,

    /// <summary>Rewards v2.1: operator-directed rewards to operator sets.</summary>
    Mississippi,

    /// <summary>Slashing and allocation events are read.</summary>
    Brazos,

    /// <summary>Stakers' parts without registered strategies are refunded.</summary>
    Colorado,

    /// <summary>Queued slashing withdrawals are read.</summary>
    Red,

    /// <summary>Not used by the rewards pipeline.</summary>
    Pecos,

    /// <summary>Rewards v2.2: rewards by unique and total stake.</summary>
    Sabine,
}
