using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <summary>The events of all contracts and rulesets. Source: spec the-graph section 16.</summary>
public static partial class GraphEvents
{
    /// <summary>GRT.</summary>
    public static class Token
    {
        internal static readonly EventDescription Approval = EventDescription.Parse(
            "Approval(address indexed owner, address indexed spender, uint256 value)"
        );
        internal static readonly EventDescription Transfer = EventDescription.Parse(
            "Transfer(address indexed from, address indexed to, uint256 value)"
        );
        internal static readonly EventDescription MinterAdded = EventDescription.Parse(
            "MinterAdded(address indexed account)"
        );
        internal static readonly EventDescription MinterRemoved = EventDescription.Parse(
            "MinterRemoved(address indexed account)"
        );
    }

    /// <summary>L2Curation.</summary>
    public static class Curation
    {
        internal static readonly EventDescription Burned = EventDescription.Parse(
            "Burned(address indexed curator, bytes32 indexed subgraphDeploymentID, uint256 tokens, uint256 signal)"
        );
        internal static readonly EventDescription Collected = EventDescription.Parse(
            "Collected(bytes32 indexed subgraphDeploymentID, uint256 tokens)"
        );
        internal static readonly EventDescription Signalled = EventDescription.Parse(
            "Signalled(address indexed curator, bytes32 indexed subgraphDeploymentID, uint256 tokens, uint256 signal, "
                + "uint256 curationTax)"
        );
    }

    /// <summary>EpochManager.</summary>
    public static class Epochs
    {
        internal static readonly EventDescription EpochLengthUpdate = EventDescription.Parse(
            "EpochLengthUpdate(uint256 indexed epoch, uint256 epochLength)"
        );
        internal static readonly EventDescription EpochRun = EventDescription.Parse(
            "EpochRun(uint256 indexed epoch, address caller)"
        );
    }

    /// <summary>Controller.</summary>
    public static class Controller
    {
        internal static readonly EventDescription PartialPauseChanged = EventDescription.Parse(
            "PartialPauseChanged(bool isPaused)"
        );
        internal static readonly EventDescription PauseChanged = EventDescription.Parse("PauseChanged(bool isPaused)");
        internal static readonly EventDescription SetContractProxy = EventDescription.Parse(
            "SetContractProxy(bytes32 indexed id, address contractAddress)"
        );
    }

    private static readonly Dictionary<Hash256, EventDescription> ByTopic = new[]
    {
        typeof(Token),
        typeof(Rewards),
        typeof(Curation),
        typeof(Epochs),
        typeof(Controller),
        typeof(Staking),
        typeof(Service),
        typeof(Allocator),
        typeof(Oracle),
        typeof(Target),
    }
        .SelectMany(group =>
            group.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
        )
        .Select(field => (EventDescription)field.GetValue(null)!)
        .DistinctBy(definition => definition.Topic0)
        .ToDictionary(definition => definition.Topic0);

    /// <summary>Every event once.</summary>
    public static IEnumerable<EventDescription> All =>
        ByTopic.Values.OrderBy(definition => definition.Signature.Canonical, StringComparer.Ordinal);

    /// <summary>The event of a first topic; false if we know none.</summary>
    public static bool TryFind(Hash256 topic0, out EventDescription? definition) =>
        ByTopic.TryGetValue(topic0, out definition);
}
