namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Tokens and shares of a thawing pool.</summary>
internal readonly record struct ThawingPool(UInt256 Tokens, UInt256 Shares);

/// <summary>What fulfilled thaw requests give, and what is left.</summary>
internal readonly record struct ThawedTokens(UInt256 Tokens, ThawingPool Left);
