namespace Apportion.EigenLayer.Stages;

/// <summary>Why tokens go back to the AVS.</summary>
internal enum RefundCause
{
    /// <summary>The operator was registered on none of the days of the run.</summary>
    NeverRegistered,

    /// <summary>The operator is registered but has not the stake the rule asks for (draft).</summary>
    WithoutStake,

    /// <summary>None of the submission's strategies is registered for the operator set: the stakers' part.</summary>
    WithoutStrategies,

    /// <summary>Nothing at all was distributed on the day.</summary>
    NothingDistributed,
}
