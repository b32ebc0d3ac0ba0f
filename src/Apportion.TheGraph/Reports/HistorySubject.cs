namespace Apportion.TheGraph.Reports;

/// <summary>Whose history is told.</summary>
public enum HistorySubject
{
    /// <summary>One allocation.</summary>
    Allocation,

    /// <summary>All allocations of an indexer.</summary>
    Indexer,

    /// <summary>One subgraph deployment.</summary>
    Subgraph,

    /// <summary>One condition, over everything.</summary>
    Condition,

    /// <summary>The delegation pool of an indexer.</summary>
    Delegators,
}
