namespace Apportion.TheGraph.Replay;

/// <summary>How far a figure of a log replay can be trusted.</summary>
public enum FigureStatus
{
    /// <summary>Anchored or read from the chain: not a wei off.</summary>
    Exact,

    /// <summary>Hidden hook calls may have floored it elsewhere; the bound says by how much at most.</summary>
    Bounded,

    /// <summary>Something it depends on is not known; the reason says what.</summary>
    Incomplete,
}
