namespace Apportion.EigenLayer.Reports;

/// <summary>How a published line differs from a recomputed one.</summary>
public enum LineCause
{
    /// <summary>The earner and token have rewards, but no published line.</summary>
    Missing,

    /// <summary>A published line for a pair without rewards.</summary>
    Unearned,

    /// <summary>A line with an amount of zero is there on one side only: nothing to claim, but another root.</summary>
    ZeroLine,

    /// <summary>More was published than was earned.</summary>
    TooMuch,

    /// <summary>Less was published than was earned.</summary>
    TooLittle,
}
