using System.Collections.Immutable;

namespace Apportion.TheGraph.Replay;

/// <summary>Accumulators read from the chain after all logs of a block.</summary>
/// <param name="Block">The block, as logs number it.</param>
/// <param name="AccRewardsPerSignal">P, or null.</param>
/// <param name="LastUpdateBlock">B, as contracts number blocks, or null.</param>
/// <param name="Subgraphs"><c>subgraphs(d)</c>: F, Fsnap, Psnap, T.</param>
public sealed record LogAnchor(
    ulong Block,
    UInt256? AccRewardsPerSignal,
    ulong? LastUpdateBlock,
    ImmutableSortedDictionary<Hash256, ImmutableArray<UInt256>> Subgraphs
)
{
    internal static LogAnchor Read(JsonFields fields)
    {
        var subgraphs = ImmutableSortedDictionary.CreateBuilder<Hash256, ImmutableArray<UInt256>>();
        if (fields.Has("subgraphs"))
            foreach (var property in fields.Object("subgraphs").Element.EnumerateObject())
                subgraphs.Add(
                    Hash256.Parse(property.Name),
                    [.. property.Value.EnumerateArray().Select(item => UInt256.Parse(item.GetString()!))]
                );
        return new LogAnchor(
            fields.Block("block"),
            fields.Has("accRewardsPerSignal") ? fields.Amount("accRewardsPerSignal") : null,
            fields.Has("accRewardsPerSignalLastBlockUpdated")
                ? fields.Number("accRewardsPerSignalLastBlockUpdated")
                : null,
            subgraphs.ToImmutable()
        );
    }
}
