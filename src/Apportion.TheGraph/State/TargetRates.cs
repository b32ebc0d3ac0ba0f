namespace Apportion.TheGraph.State;

/// <summary>The issuance allocator's record of one target.</summary>
/// <param name="AllocatorMintingRate">Wei per block the allocator mints to the target.</param>
/// <param name="SelfMintingRate">Wei per block the target mints itself.</param>
/// <param name="LastChangeNotifiedBlock">Block up to which a notification counts as given.</param>
public readonly record struct TargetRates(
    UInt256 AllocatorMintingRate,
    UInt256 SelfMintingRate,
    UInt256 LastChangeNotifiedBlock
);
