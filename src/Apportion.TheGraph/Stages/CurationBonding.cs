using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages;

/// <summary>Curation shares and tax. Source: spec the-graph section 11.</summary>
internal static class CurationBonding
{
    /// <summary>Tokens left after the tax: floor((10^6 − tax) · tokens / 10^6).</summary>
    public static UInt256 AfterTax(UInt256 tokens, uint taxPpm) =>
        SafeMath.MultiplyDivide(Scale.Ppm - taxPpm, tokens, Scale.Ppm, out _);

    /// <summary>Shares for tokens: the first deposit gives one share per minimum deposit, later ones pro rata, floored.</summary>
    public static UInt256 SharesFor(UInt256 tokens, UInt256 poolTokens, UInt256 supply, UInt256 minimumDeposit)
    {
        if (!poolTokens.IsZero)
            return SafeMath.MultiplyDivide(supply, tokens, poolTokens, out _);
        Revert.Unless(tokens >= minimumDeposit, "Curation deposit is below minimum required");
        return SafeMath.Add(
            UInt256.One,
            SafeMath.MultiplyDivide(UInt256.One, SafeMath.Subtract(tokens, minimumDeposit), minimumDeposit, out _)
        );
    }

    /// <summary>Tokens for shares: floor(pool · shares / supply).</summary>
    public static UInt256 TokensFor(UInt256 shares, UInt256 poolTokens, UInt256 supply)
    {
        Revert.Unless(!poolTokens.IsZero, "Subgraph deployment must be curated to perform calculations");
        Revert.Unless(supply >= shares, "Signal must be above or equal to signal issued in the curation pool");
        return SafeMath.MultiplyDivide(poolTokens, shares, supply, out _);
    }
}
