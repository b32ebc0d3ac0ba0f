using Apportion.TheGraph.Rulesets;

namespace Apportion.TheGraph.State;

/// <summary>Where a replay starts: contracts, ruleset, moment and state.</summary>
public sealed class GraphSetup
{
    internal GraphSetup(GraphRuleset ruleset, GraphAddresses addresses, ulong block, ulong timestamp, GraphState state)
    {
        Ruleset = ruleset;
        Addresses = addresses;
        Block = block;
        Timestamp = timestamp;
        State = state;
    }

    /// <summary>The ruleset in force at the start.</summary>
    public GraphRuleset Ruleset { get; }

    /// <summary>Where the contracts live.</summary>
    public GraphAddresses Addresses { get; }

    /// <summary>Block at the start.</summary>
    public ulong Block { get; }

    /// <summary>Time at the start, seconds.</summary>
    public ulong Timestamp { get; }

    internal GraphState State { get; }

    /// <summary>The same start under another ruleset. The state is shared: use only one of the two.</summary>
    public GraphSetup Under(GraphRuleset ruleset) => new(ruleset, Addresses, Block, Timestamp, State);
}
