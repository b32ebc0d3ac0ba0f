namespace Apportion.DataHaven.State;

/// <summary>The two accounts the rewards pallet moves tokens on, in base units.</summary>
public sealed class TokenBalances
{
    /// <summary>The account that holds minted rewards.</summary>
    public UInt128 Rewards { get; private set; }

    /// <summary>The treasury.</summary>
    public UInt128 Treasury { get; private set; }

    /// <summary>Adds minted tokens.</summary>
    public void Mint(UInt128 rewards, UInt128 treasury)
    {
        Rewards += rewards;
        Treasury += treasury;
    }

    /// <summary>Moves dust to the treasury; false, and nothing moved, if the rewards account holds less.</summary>
    public bool TryMoveDust(UInt128 dust)
    {
        if (Rewards < dust)
            return false;
        Rewards -= dust;
        Treasury += dust;
        return true;
    }

    internal void Restore(UInt128 rewards, UInt128 treasury) => (Rewards, Treasury) = (rewards, treasury);
}
