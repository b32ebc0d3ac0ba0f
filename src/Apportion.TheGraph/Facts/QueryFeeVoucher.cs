namespace Apportion.TheGraph.Facts;

/// <summary>What rewards need of a receipt aggregate voucher.</summary>
/// <param name="CollectionId">The allocation, as a word.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="ServiceProvider">The indexer it names.</param>
/// <param name="TokensToCollect">Wei collected by the call.</param>
public sealed record QueryFeeVoucher(
    UInt256 CollectionId,
    Address Payer,
    Address ServiceProvider,
    UInt256 TokensToCollect
);
