using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Numbers;

/// <summary>
/// The arithmetic of the RewardsManager and of curation, with its texts. Source: spec the-graph section 3.
/// Division floors.
/// </summary>
internal static class SafeMath
{
    public static UInt256 Add(UInt256 left, UInt256 right)
    {
        if (!UInt256.TryAdd(left, right, out var sum))
            Revert.With("SafeMath: addition overflow");
        return sum;
    }

    public static UInt256 Subtract(UInt256 left, UInt256 right)
    {
        if (!UInt256.TrySubtract(left, right, out var difference))
            Revert.With("SafeMath: subtraction overflow");
        return difference;
    }

    public static UInt256 Multiply(UInt256 left, UInt256 right)
    {
        if (!UInt256.TryMultiply(left, right, out var product))
            Revert.With("SafeMath: multiplication overflow");
        return product;
    }

    /// <summary>floor(left · right / divisor), reverting if the product does not fit 256 bits.</summary>
    public static UInt256 MultiplyDivide(UInt256 left, UInt256 right, UInt256 divisor, out UInt256 remainder)
    {
        var product = Multiply(left, right);
        if (divisor.IsZero)
            Revert.With("SafeMath: division by zero");
        (var quotient, remainder) = UInt256.DivRem(product, divisor);
        return quotient;
    }
}
