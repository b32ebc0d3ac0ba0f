namespace Apportion.DataHaven.State;

/// <summary>The two accounts the rewards pallet moves tokens on, in base units.</summary>
public sealed class TokenBalances
{
    /// <summary>The account that holds minted rewards.</summary>
    public UInt128 Rewards { get; private set; }

    /// <summary>The treasury.</summary>
    public UInt128 Treasury { get; private set; }

    /// <summary>Adds minted tokens.</summary>
    /// <exception cref="ApportionException">A balance exceeds 128 bits.</exception>
    public void Mint(UInt128 rewards, UInt128 treasury)
    {
        Rewards = Sum("rewards account", Rewards, rewards);
        Treasury = Sum("treasury", Treasury, treasury);
    }

    /// <summary>Moves dust to the treasury; false, and nothing moved, if the rewards account holds less.</summary>
    public bool TryMoveDust(UInt128 dust)
    {
        if (Rewards < dust)
            return false;
        Treasury = Sum("treasury", Treasury, dust);
        Rewards -= dust;
        return true;
    }

    /// <summary>What was there and what is added; the chain counts tokens in 128 bits.</summary>
    internal static UInt128 Sum(string where, UInt128 before, UInt128 added) =>
        added <= UInt128.MaxValue - before
            ? before + added
            : throw ApportionException.Malformed(
                "datahaven.balance",
                where,
                "at most 2^128 - 1 base units",
                FormattableString.Invariant($"{before} and {added} more"),
                "check the amounts of the chain, of inflation and of issuance"
            );

    internal void Restore(UInt128 rewards, UInt128 treasury) => (Rewards, Treasury) = (rewards, treasury);
}
