namespace Apportion.Livepeer.Facts;

/// <summary>The contracts whose logs matter. Names are those registered in the Controller.</summary>
/// <remarks>Source: spec livepeer sections 1 and 8.</remarks>
public enum ContractRole
{
    /// <summary>Not one of ours.</summary>
    None,

    /// <summary>Registry of all other contracts.</summary>
    Controller,

    /// <summary>The LPT token.</summary>
    LivepeerToken,

    /// <summary>Bonding, rewards, fees and slashing (the proxy).</summary>
    BondingManager,

    /// <summary>Rounds (the proxy).</summary>
    RoundsManager,

    /// <summary>Inflation and custody of LPT and ETH; several over time.</summary>
    Minter,

    /// <summary>Winning tickets (the proxy).</summary>
    TicketBroker,

    /// <summary>Vote checkpoints (the proxy).</summary>
    BondingVotes,

    /// <summary>Receiver of the treasury cut.</summary>
    Treasury,
}
