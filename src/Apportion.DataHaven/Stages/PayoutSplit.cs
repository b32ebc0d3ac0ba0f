namespace Apportion.DataHaven.Stages;

/// <summary>An operator's amount in an era's message.</summary>
/// <param name="Operator">The operator's DataHaven account.</param>
/// <param name="Amount">Base units, never zero.</param>
public readonly record struct OperatorReward(Address Operator, UInt128 Amount);

/// <summary>Amounts of an era's message. Amounts and dust always sum to the amount that was split.</summary>
/// <param name="Rewards">Operators ascending, without those whose amount is zero.</param>
/// <param name="Dust">What rounding leaves.</param>
public sealed record Payout(IReadOnlyList<OperatorReward> Rewards, UInt128 Dust);

/// <summary>Splits an amount by points. Source: spec datahaven section 9.2.</summary>
public static class PayoutSplit
{
    /// <summary>The amounts, or null with the reason if they cannot be computed.</summary>
    /// <param name="points">Accounts and points.</param>
    /// <param name="totalPoints">What the points are divided by.</param>
    /// <param name="amount">R: what is split.</param>
    /// <param name="error">Null, <c>DivisionByZero</c> or <c>MultiplicationOverflow</c>.</param>
    public static Payout? TrySplit(
        ReadOnlySpan<(Address Account, uint Points)> points,
        UInt128 totalPoints,
        UInt128 amount,
        out string? error
    )
    {
        var rewards = new List<OperatorReward>(points.Length);
        var distributed = UInt128.Zero;
        foreach (var (account, own) in points)
        {
            error =
                own > 0 && amount > UInt128.MaxValue / own ? "MultiplicationOverflow"
                : totalPoints == 0 ? "DivisionByZero"
                : null;
            if (error is not null)
                return null;
            var share = own * amount / totalPoints;
            if (share == 0)
                continue;
            distributed += share;
            rewards.Add(new OperatorReward(account, share));
        }
        error = null;
        rewards.Sort(static (a, b) => a.Operator.CompareTo(b.Operator));
        return new Payout(rewards, amount - distributed);
    }
}
