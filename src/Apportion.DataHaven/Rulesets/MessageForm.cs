namespace Apportion.DataHaven.Rulesets;

/// <summary>How an era's result reaches Ethereum. Source: spec datahaven sections 9 and 12.</summary>
public enum MessageForm
{
    /// <summary>The Merkle root of the era's points.</summary>
    PointsRoot,

    /// <summary>The operators and their amounts, as <c>submitRewards</c> calldata.</summary>
    SubmitRewards,
}
