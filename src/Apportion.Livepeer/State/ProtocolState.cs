namespace Apportion.Livepeer.State;

/// <summary>What is global: totals, inflation, parameters and balances, as of a round. Amounts in wei.</summary>
/// <remarks>Source: spec livepeer sections 3 and 5.1.</remarks>
public struct ProtocolState : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>True once the round was initialised; false while only a slash happened in it.</summary>
    public bool Initialized;

    /// <summary>Last initialised round.</summary>
    public ulong LastInitializedRound;

    /// <summary>Active stake of the current round.</summary>
    public UInt256 CurrentRoundTotalActiveStake;

    /// <summary>Active stake of the next round.</summary>
    public UInt256 NextRoundTotalActiveStake;

    /// <summary>Tokens that may be minted in the round.</summary>
    public UInt256 MintableTokens;

    /// <summary>Tokens minted in the round.</summary>
    public UInt256 MintedTokens;

    /// <summary>Inflation of the round in units of 10^-9.</summary>
    public UInt256 Inflation;

    /// <summary>Treasury cut of the round in units of 10^-27; null if its value was not given.</summary>
    public UInt256? TreasuryRewardCutRate;

    /// <summary>Treasury cut from the next round on; null if its value was not given.</summary>
    public UInt256? NextRoundTreasuryRewardCutRate;

    /// <summary>Treasury balance from which the cut stops; null if its value was not given.</summary>
    public UInt256? TreasuryBalanceCeiling;

    /// <summary>Rounds an unbonding lock is held; null if its value was not given.</summary>
    public UInt256? UnbondingPeriod;

    /// <summary>Greatest number of orchestrators in the pool; null if its value was not given.</summary>
    public UInt256? PoolMaxSize;

    /// <summary>Step of the inflation in units of 10^-9; null if its value was not given.</summary>
    public UInt256? InflationChange;

    /// <summary>Bonding rate at which inflation stands still, in units of 10^-9; null if its value was not given.</summary>
    public UInt256? TargetBondingRate;

    /// <summary>Circulating supply on L1; no log carries it, so it is null unless given.</summary>
    public UInt256? L1CirculatingSupply;

    /// <summary>LPT supply by the token's Mint and Burn logs.</summary>
    public UInt256 TokenSupply;

    /// <summary>LPT balance of the treasury by Transfer logs.</summary>
    public UInt256 TreasuryBalance;

    /// <summary>LPT balance of the Minter by Transfer logs.</summary>
    public UInt256 MinterBalance;

    /// <summary>LPT ever slashed.</summary>
    public UInt256 Slashed;

    /// <summary>Part of it that the contract did not take from the delegate's stake (Pending or fully slashed accounts).</summary>
    public UInt256 SlashedStillDelegated;

    /// <summary>Fees ever booked to orchestrators.</summary>
    public UInt256 FeesBooked;

    /// <summary>Fees ever withdrawn.</summary>
    public UInt256 FeesWithdrawn;

    /// <summary>True if token logs were seen, so that supply and balances mean something.</summary>
    public bool HasTokenLogs;

    /// <summary>True if more LPT left the Minter, the treasury or existence than the logs brought: transfers are missing.</summary>
    public bool TokenLogsIncomplete;

    /// <summary>Block in which the Controller last named a BondingManager target; 0 if its logs were not given.</summary>
    public ulong TargetSwitchBlock;

    /// <summary>True if supply and balances are those of the chain, as far as the logs tell.</summary>
    public readonly bool KnowsBalances => HasTokenLogs && !TokenLogsIncomplete;

    /// <summary>Block in which the round was initialised.</summary>
    public ulong FirstBlock;

    /// <summary>Time at which the round was initialised, in seconds since 1970; 0 if the logs do not say.</summary>
    public ulong FirstTimestamp;

    /// <summary>Block of the last log applied in the round.</summary>
    public ulong LastBlock;

    /// <summary>Index of the last log applied in the round.</summary>
    public ulong LastLogIndex;

    /// <summary>True once any log was applied.</summary>
    public bool HasLogs;

    /// <summary>Members of the pool at the end of the round, highest key first; null while the round lasts.</summary>
    internal ActiveMember[]? Pool;
}
