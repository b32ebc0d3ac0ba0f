namespace Apportion.TheGraph.Replay;

/// <summary>One figure of a log replay.</summary>
/// <param name="Subject">Subgraph, allocation or <c>global</c>.</param>
/// <param name="Name">The contracts' name.</param>
/// <param name="Value">The replay's value.</param>
/// <param name="Status">How far it can be trusted.</param>
/// <param name="Bound">Largest possible error, in the value's unit; null unless bounded.</param>
/// <param name="Reason">What is missing, or null.</param>
public sealed record LogFigure(
    string Subject,
    string Name,
    UInt256 Value,
    FigureStatus Status,
    UInt256? Bound = null,
    string? Reason = null
)
{
    /// <summary>Why the value is not exact, in words; null if it is.</summary>
    public string? DoubtInWords => Doubt(Status, Bound, Reason);

    internal static string? Doubt(FigureStatus status, UInt256? bound, string? reason) =>
        status switch
        {
            FigureStatus.Exact => null,
            FigureStatus.Bounded => $"off by at most {bound}: hook calls without a log",
            _ => reason,
        };
}
