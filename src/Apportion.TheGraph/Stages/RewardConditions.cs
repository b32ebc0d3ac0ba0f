using System.Collections.Frozen;

namespace Apportion.TheGraph.Stages;

/// <summary>Names and bytes32 values of the conditions: keccak256 of the ASCII name, zero for NONE.</summary>
public static class RewardConditions
{
    private static readonly string[] Names =
    [
        "NONE",
        "NO_SIGNAL",
        "SUBGRAPH_DENIED",
        "BELOW_MINIMUM_SIGNAL",
        "NO_ALLOCATED_TOKENS",
        "INDEXER_INELIGIBLE",
        "STALE_POI",
        "ZERO_POI",
        "ALLOCATION_TOO_YOUNG",
        "CLOSE_ALLOCATION",
        "ALTRUISTIC_ALLOCATION",
    ];

    private static readonly Hash256[] Ids =
    [
        .. Names.Select(
            (name, index) => index == 0 ? default : Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(name))
        ),
    ];

    private static readonly FrozenDictionary<Hash256, RewardCondition> ById = Ids.Select(
            (id, index) => KeyValuePair.Create(id, (RewardCondition)index)
        )
        .ToFrozenDictionary();

    /// <summary>All names, NONE first.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>How many conditions there are, NONE included.</summary>
    public static int Count => Names.Length;

    /// <summary>The contracts' name, e.g. <c>STALE_POI</c>.</summary>
    public static string Name(this RewardCondition condition) => Names[(int)condition];

    /// <summary>The contracts' bytes32 value.</summary>
    public static Hash256 Id(this RewardCondition condition) => Ids[(int)condition];

    /// <summary>The condition of a bytes32 value; false for a reason we have no name for.</summary>
    public static bool TryFind(Hash256 id, out RewardCondition condition) => ById.TryGetValue(id, out condition);

    /// <summary>The condition of a name as the contracts write it; false if there is none.</summary>
    public static bool TryParse(string name, out RewardCondition condition)
    {
        var index = Array.IndexOf(Names, name);
        condition = index < 0 ? RewardCondition.None : (RewardCondition)index;
        return index >= 0;
    }
}
