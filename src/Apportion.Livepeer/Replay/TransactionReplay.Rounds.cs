using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>Rounds, parameters and the token.</summary>
internal sealed partial class TransactionReplay
{
    private const string TreasuryRate = "treasuryRewardCutRate";
    private const string NextTreasuryRate = "nextRoundTreasuryRewardCutRate";

    private void Rounds(LivepeerFact fact)
    {
        switch (fact)
        {
            case LivepeerFact.NewRound round:
                Begin(round);
                break;
            case LivepeerFact.SetCurrentRewardTokens tokens:
                Begin(RoundAhead());
                SetRewardTokens(tokens);
                break;
            case LivepeerFact.ParameterUpdate update:
                Update(update);
                break;
        }
    }

    /// <summary>The NewRound of this transaction, whose earlier logs already belong to the new round.</summary>
    private LivepeerFact.NewRound RoundAhead()
    {
        for (var i = _at; i < _facts.Count; i++)
            if (_facts[i] is LivepeerFact.NewRound round)
                return round;
        throw Impossible(
            "livepeer.round-order",
            "SetCurrentRewardTokens",
            "a NewRound in the same transaction",
            "none"
        );
    }

    private void Begin(LivepeerFact.NewRound fact)
    {
        var current = state.Protocol.Current;
        if (current.Initialized && current.Round == fact.Round && current.FirstBlock == fact.Origin.Block)
            return;
        if (fact.Round <= current.LastInitializedRound || fact.Round < Round)
            throw Impossible(
                "livepeer.round-order",
                "NewRound",
                string.Create(CultureInfo.InvariantCulture, $"a round after {current.LastInitializedRound}"),
                fact.Round.ToString(CultureInfo.InvariantCulture)
            );
        ref var globals = ref state.AdvanceTo(fact.Round);
        globals.Initialized = true;
        globals.LastInitializedRound = fact.Round;
        globals.FirstBlock = fact.Origin.Block;
        globals.FirstTimestamp = fact.Origin.Timestamp;
        globals.CurrentRoundTotalActiveStake = globals.NextRoundTotalActiveStake;
        globals.MintedTokens = UInt256.Zero;
        globals.L1CirculatingSupply = parameters.L1SupplyBefore(fact.Origin.Block, fact.Origin.TransactionIndex);
    }

    private void SetRewardTokens(LivepeerFact.SetCurrentRewardTokens tokens)
    {
        ref var globals = ref state.Globals;
        globals.InflationChange ??= parameters.FindInitial("inflationChange");
        globals.TargetBondingRate ??= parameters.FindInitial("targetBondingRate");
        if (globals is { KnowsBalances: true, L1CirculatingSupply: { } l1 } && amounts.Binding)
        {
            var supply = globals.TokenSupply + l1;
            CheckInflation(globals, tokens, supply);
            checks.Rounds.Equal(
                tokens.Origin,
                "mintable tokens",
                SetInflation.Mintable(supply, tokens.CurrentInflation),
                tokens.CurrentMintableTokens
            );
        }
        globals.MintableTokens = tokens.CurrentMintableTokens;
        globals.Inflation = tokens.CurrentInflation;
    }

    private void CheckInflation(in ProtocolState globals, LivepeerFact.SetCurrentRewardTokens tokens, UInt256 supply)
    {
        var before = state.FirstInitialized() == Round ? parameters.FindInitial("inflation") : globals.Inflation;
        if (
            before is not { } inflation
            || globals is not { InflationChange: { } change, TargetBondingRate: { } target }
        )
            return;
        var expected = SetInflation.Next(inflation, change, target, globals.CurrentRoundTotalActiveStake, supply);
        checks.Rounds.Equal(tokens.Origin, "inflation", expected, tokens.CurrentInflation);
    }

    private void Update(LivepeerFact.ParameterUpdate update)
    {
        if (update.Param == TreasuryRate)
        {
            // Logged by initializeRound only, before NewRound: the rate announced for the next round takes effect.
            if (_facts.Skip(_at).Any(fact => fact is LivepeerFact.NewRound))
                Begin(RoundAhead());
            state.Globals.TreasuryRewardCutRate = state.Globals.NextRoundTreasuryRewardCutRate;
            return;
        }
        ref var globals = ref state.Globals;
        var value = parameters.Find(update.Origin.Transaction, update.Param);
        switch (update.Param)
        {
            case NextTreasuryRate:
                globals.NextRoundTreasuryRewardCutRate = InReward() ? UInt256.Zero : Needed(update, value);
                break;
            case "treasuryBalanceCeiling":
                globals.TreasuryBalanceCeiling = value;
                break;
            case "unbondingPeriod":
                globals.UnbondingPeriod = value;
                break;
            case "numActiveTranscoders":
                globals.PoolMaxSize = value;
                break;
            case "inflationChange":
                globals.InflationChange = value;
                break;
            case "targetBondingRate":
                globals.TargetBondingRate = value;
                break;
        }
    }

    /// <summary>A rate logged inside a reward call is always 0: the treasury reached its ceiling.</summary>
    private bool InReward()
    {
        for (var i = _at; i < _facts.Count; i++)
            if (_facts[i] is LivepeerFact.Reward)
                return true;
        return false;
    }

    private UInt256? Needed(LivepeerFact.ParameterUpdate update, UInt256? value)
    {
        checks.Parameters.Count();
        if (value is null)
            checks.Parameters.Add(
                Finding.Missing(
                    "livepeer.parameter",
                    $"{update.Origin}, {update.Param}",
                    "its value after the transaction",
                    "give it in the parameter file (--params); until then treasury parts are not checked and fees after a late first reward call are not exact"
                )
            );
        return value;
    }

    private void Token(LivepeerFact fact)
    {
        ref var globals = ref state.Globals;
        globals.HasTokenLogs = true;
        switch (fact)
        {
            case LivepeerFact.Mint mint:
                globals.TokenSupply += mint.Amount;
                break;
            case LivepeerFact.Burn burn:
                Take(ref globals, ref globals.TokenSupply, burn.Amount);
                break;
            case LivepeerFact.Transfer transfer:
                Debit(ref globals, contracts.RoleOf(transfer.From), transfer.Value);
                Credit(ref globals, contracts.RoleOf(transfer.To), transfer.Value);
                break;
        }
    }

    private static void Debit(ref ProtocolState globals, ContractRole role, UInt256 value)
    {
        if (role == ContractRole.Minter)
            Take(ref globals, ref globals.MinterBalance, value);
        else if (role == ContractRole.Treasury)
            Take(ref globals, ref globals.TreasuryBalance, value);
    }

    /// <summary>Balances serve checks only, so a list of transfers with gaps must not stop the replay.</summary>
    private static void Take(ref ProtocolState globals, ref UInt256 balance, UInt256 value)
    {
        if (UInt256.TrySubtract(balance, value, out var rest))
            balance = rest;
        else
            globals.TokenLogsIncomplete = true;
    }

    private static void Credit(ref ProtocolState globals, ContractRole role, UInt256 value)
    {
        if (role == ContractRole.Minter)
            globals.MinterBalance += value;
        else if (role == ContractRole.Treasury)
            globals.TreasuryBalance += value;
    }
}
