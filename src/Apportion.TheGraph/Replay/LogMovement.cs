using Apportion.TheGraph.Accounting;

namespace Apportion.TheGraph.Replay;

/// <summary>One movement of issuance, with how far its amount can be trusted.</summary>
/// <param name="Flow">The movement; its amount is the chain's own where a log states it, else the rules'.</param>
/// <param name="Status">How far the amount can be trusted.</param>
/// <param name="Bound">Largest possible error, wei; null unless bounded.</param>
/// <param name="Reason">What is missing, or null.</param>
public readonly record struct LogMovement(
    Flow Flow,
    FigureStatus Status = FigureStatus.Exact,
    UInt256? Bound = null,
    string? Reason = null
)
{
    /// <summary>Why the amount is not exact, in words; null if it is.</summary>
    public string? Doubt => LogFigure.Doubt(Status, Bound, Reason);
}
