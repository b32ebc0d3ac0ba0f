namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Whether a sum of scores is a mix of the score of a bond of 16 ETH and the one of 8 ETH.</summary>
internal enum ScoreMix
{
    /// <summary>No mix gives the sum.</summary>
    None,

    /// <summary>A mix gives it, with a score before the reduction that no other minipool has, nor any whole commission.</summary>
    UnknownCommission,

    /// <summary>A mix gives it whose scores are those of other minipools or of a commission in thousandths of a percent.</summary>
    Known,
}
