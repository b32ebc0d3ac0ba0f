using System.Collections.Frozen;

namespace Apportion.Livepeer.Facts;

/// <summary>The events of the Livepeer contracts that become facts; each fact declares its own.</summary>
/// <remarks>Source: spec livepeer section 8.</remarks>
internal static class LivepeerEvents
{
    private static readonly FrozenDictionary<Hash256, LivepeerEvent> ByTopic = All.ToFrozenDictionary(declared =>
        declared.Description.Topic0
    );

    /// <summary>All events, in the order of the spec.</summary>
    public static IReadOnlyList<LivepeerEvent> All =>
        [
            LivepeerFact.Bond.Declared,
            LivepeerFact.Unbond.Declared,
            LivepeerFact.Rebond.Declared,
            LivepeerFact.TransferBond.Declared,
            LivepeerFact.EarningsClaimed.Declared,
            LivepeerFact.WithdrawStake.Declared,
            LivepeerFact.WithdrawFees.Declared,
            LivepeerFact.Reward.Declared,
            LivepeerFact.TreasuryReward.Declared,
            LivepeerFact.TranscoderUpdate.Declared,
            LivepeerFact.TranscoderActivated.Declared,
            LivepeerFact.TranscoderDeactivated.Declared,
            LivepeerFact.TranscoderSlashed.Declared,
            LivepeerFact.NewRound.Declared,
            LivepeerFact.SetCurrentRewardTokens.Declared,
            LivepeerFact.WinningTicketTransfer.Declared,
            LivepeerFact.WinningTicketRedeemed.Declared,
            LivepeerFact.Unlock.Declared,
            LivepeerFact.UnlockCancelled.Declared,
            LivepeerFact.DepositFunded.Declared,
            LivepeerFact.ReserveFunded.Declared,
            LivepeerFact.ReserveClaimed.Declared,
            LivepeerFact.Withdrawal.Declared,
            LivepeerFact.Mint.Declared,
            LivepeerFact.Burn.Declared,
            LivepeerFact.Transfer.Declared,
            LivepeerFact.Approval.Declared,
            LivepeerFact.RoleAdminChanged.Declared,
            LivepeerFact.RoleGranted.Declared,
            LivepeerFact.RoleRevoked.Declared,
            LivepeerFact.DelegateChanged.Declared,
            LivepeerFact.DelegateVotesChanged.Declared,
            LivepeerFact.DelegatorBondedAmountChanged.Declared,
            LivepeerFact.SetContractInfo.Declared,
            LivepeerFact.Pause.Declared,
            LivepeerFact.Unpause.Declared,
            LivepeerFact.ParameterUpdate.Declared,
        ];

    /// <summary>The event of a first topic, or null.</summary>
    public static LivepeerEvent? Find(Hash256 topic0) => ByTopic.GetValueOrDefault(topic0);
}
