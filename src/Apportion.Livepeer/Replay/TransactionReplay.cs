using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>
/// Applies the facts of one transaction to the state, in the order of its logs. Pool events come before the event that
/// tells the amounts, so they wait for it; vote checkpoints are written when the transaction is complete.
/// </summary>
/// <remarks>Source: spec livepeer sections 5, 6 and 8.</remarks>
internal sealed partial class TransactionReplay(
    LivepeerState state,
    Schedule<LivepeerRuleset> schedule,
    ParameterValues parameters,
    LivepeerContracts contracts,
    ReplayChecks checks,
    ReplayAmounts amounts
)
{
    private readonly List<LivepeerFact> _poolEvents = [];
    private readonly List<LivepeerFact> _voteEvents = [];
    private readonly List<Account> _checkpoints = [];
    private readonly List<LivepeerRuleset> _used = [];
    private IReadOnlyList<LivepeerFact> _facts = [];
    private int _at;
    private LivepeerFact.TreasuryReward? _treasury;
    private LivepeerRuleset _ruleset = LivepeerRulesets.V9;

    /// <summary>The versions used so far, in the order they came into force.</summary>
    public IReadOnlyList<LivepeerRuleset> Used => _used;

    private ulong Round => state.Round;

    private LogOrigin Here => _facts[_at].Origin;

    /// <summary>Applies one transaction.</summary>
    /// <exception cref="ApportionException">The facts cannot belong to the state; it must then be rolled back.</exception>
    public void Apply(IReadOnlyList<LivepeerFact> transaction)
    {
        _facts = transaction;
        _treasury = null;
        _poolEvents.Clear();
        _voteEvents.Clear();
        _checkpoints.Clear();
        ChooseRuleset(transaction[0].Origin.Block);
        for (_at = 0; _at < transaction.Count; _at++)
            Apply(transaction[_at]);
        _at = transaction.Count - 1;
        if (_poolEvents.Count > 0)
            throw Unconsumed(_poolEvents[0]);
        WriteCheckpoints();
        Settle(transaction[^1].Origin);
    }

    private void Apply(LivepeerFact fact)
    {
        switch (fact)
        {
            case LivepeerFact.DelegateVotesChanged
            or LivepeerFact.DelegatorBondedAmountChanged
            or LivepeerFact.DelegateChanged:
                _voteEvents.Add(fact);
                break;
            case LivepeerFact.Transfer or LivepeerFact.Mint or LivepeerFact.Burn:
                Token(fact);
                break;
            case LivepeerFact.NewRound or LivepeerFact.SetCurrentRewardTokens or LivepeerFact.ParameterUpdate:
                Rounds(fact);
                break;
            case LivepeerFact.Unreadable unreadable:
                throw new ApportionException(unreadable.Finding);
            case LivepeerFact.SetContractInfo info:
                contracts.Learn(info);
                SwitchTarget(info);
                break;
            default:
                Bonding(fact);
                break;
        }
    }

    private void Bonding(LivepeerFact fact)
    {
        switch (fact)
        {
            case LivepeerFact.EarningsClaimed claimed:
                Claim(claimed);
                break;
            case LivepeerFact.TranscoderActivated or LivepeerFact.TranscoderDeactivated:
                RequireRound();
                _poolEvents.Add(fact);
                break;
            case LivepeerFact.Bond bond:
                Bond(bond);
                break;
            case LivepeerFact.Unbond unbond:
                Unbond(unbond);
                break;
            case LivepeerFact.Rebond rebond:
                Rebond(rebond);
                break;
            case LivepeerFact.TransferBond transfer:
                TransferBond(transfer);
                break;
            case LivepeerFact.WithdrawStake withdraw:
                WithdrawStake(withdraw);
                break;
            case LivepeerFact.WithdrawFees withdraw:
                WithdrawFees(withdraw);
                break;
            default:
                Earnings(fact);
                break;
        }
    }

    private void Earnings(LivepeerFact fact)
    {
        switch (fact)
        {
            case LivepeerFact.TreasuryReward treasury:
                _treasury = treasury;
                break;
            case LivepeerFact.Reward reward:
                Reward(reward);
                break;
            case LivepeerFact.WinningTicketTransfer ticket:
                Fees(ticket);
                break;
            case LivepeerFact.TranscoderUpdate update:
                TranscoderUpdate(update);
                break;
            case LivepeerFact.TranscoderSlashed slashed:
                Slash(slashed);
                break;
        }
    }

    /// <summary>The version of the last switch the Controller logged; without such logs, that of the block.</summary>
    public static LivepeerRuleset InForce(Schedule<LivepeerRuleset> schedule, ulong switched, ulong block) =>
        schedule.Find((long)(switched > 0 ? switched : block)) ?? schedule.Entries[0].Ruleset;

    private void ChooseRuleset(ulong block)
    {
        _ruleset = InForce(schedule, state.Protocol.Current.TargetSwitchBlock, block);
        if (_used.Count == 0 || !ReferenceEquals(_used[^1], _ruleset))
            _used.Add(_ruleset);
    }

    private void SwitchTarget(LivepeerFact.SetContractInfo info)
    {
        if (info.Id != BondingManagerTarget)
            return;
        state.Globals.TargetSwitchBlock = info.Origin.Block;
        ChooseRuleset(info.Origin.Block);
    }

    private static readonly Hash256 BondingManagerTarget = Keccak256.Hash("BondingManagerTarget"u8);

    private void RequireRound()
    {
        if (state.Protocol.Current.LastInitializedRound == 0)
            throw ApportionException.Malformed(
                "livepeer.before-first-round",
                Here.ToString(),
                "a NewRound log before it",
                _facts[_at].EventName,
                "give the logs from the first block of the contracts"
            );
    }

    private ApportionException Impossible(string code, string what, string expected, string actual) =>
        ApportionException.Malformed(
            code,
            $"{Here}, {what}",
            expected,
            actual,
            "it was changed, or a log before it is missing; fetch the logs again without gaps"
        );

    private static ApportionException Unconsumed(LivepeerFact fact) =>
        ApportionException.Malformed(
            "livepeer.pool-event",
            fact.Origin.ToString(),
            "a Bond, Unbond, Rebond, Reward, TranscoderUpdate or TranscoderSlashed behind it in its transaction",
            $"{fact.EventName} alone",
            "the transaction is not complete; fetch all its logs"
        );

    private void Settle(in LogOrigin last)
    {
        ref var globals = ref state.Globals;
        globals.LastBlock = state.LastBlock = last.Block;
        globals.LastLogIndex = state.LastLogIndex = last.LogIndex;
        globals.HasLogs = state.HasLogs = true;
    }
}
