namespace Apportion.EigenLayer.Reports;

/// <summary>How a differing amount relates to what the divergent run should have paid.</summary>
public enum DivergenceCause
{
    /// <summary>Exactly one day of one submission is missing or was paid twice.</summary>
    OneDay,

    /// <summary>Exactly all days of one submission are missing or were paid twice.</summary>
    OneSubmission,

    /// <summary>No single payment explains the amount: other stake, splits, weights or forks.</summary>
    Recalculated,

    /// <summary>The run pays this pair nothing; the published distribution has rewards that the facts do not know.</summary>
    Unknown,
}
