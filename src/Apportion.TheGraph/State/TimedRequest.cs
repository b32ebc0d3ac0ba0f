namespace Apportion.TheGraph.State;

/// <summary>A thaw request or a stake claim.</summary>
/// <param name="Id">The contract's id.</param>
/// <param name="Amount">Thawing shares, or tokens of a claim.</param>
/// <param name="Until">Time from which it may be fulfilled, seconds.</param>
/// <param name="ThawingNonce">Nonce of the pool it belongs to; another nonce makes it void.</param>
internal readonly record struct TimedRequest(Hash256 Id, UInt256 Amount, ulong Until, ulong ThawingNonce);
