namespace Apportion.Livepeer.State.Saving;

/// <summary>The parts of a state, field by field, for both ways.</summary>
internal static class SavedShapes
{
    public delegate void Shape<T>(StateExchange exchange, ref T value)
        where T : struct;

    public static void Series<T>(StateExchange exchange, RoundSeries<T> series, Shape<T> shape)
        where T : struct, IRoundStamped
    {
        var count = exchange.Count(series.Count);
        for (var i = 0; i < count; i++)
        {
            var item = exchange.Reads ? default : series[i];
            var round = item.Round;
            exchange.Value(ref round);
            item.Round = round;
            shape(exchange, ref item);
            if (exchange.Reads)
                series.Append(item);
        }
    }

    public static void Delegator(StateExchange exchange, ref DelegatorState value)
    {
        exchange.Value(ref value.Bonded);
        exchange.Value(ref value.Fees);
        exchange.Value(ref value.Delegate);
        exchange.Value(ref value.StartRound);
        exchange.Value(ref value.LastClaimRound);
        exchange.Value(ref value.NextUnbondingLockId);
    }

    public static void Claim(StateExchange exchange, ref ClaimRecord value)
    {
        exchange.Value(ref value.FirstRound);
        exchange.Value(ref value.Delegate);
        exchange.Value(ref value.Self);
        exchange.Value(ref value.Rewards);
        exchange.Value(ref value.Fees);
        exchange.Value(ref value.BondedBefore);
        exchange.Value(ref value.StartRewardFactor);
        exchange.Value(ref value.RewardCommission);
        exchange.Value(ref value.FeeCommission);
        exchange.Value(ref value.RewardFactor);
        exchange.Value(ref value.FeeFactor);
        exchange.Value(ref value.Origin);
    }

    public static void Checkpoint(StateExchange exchange, ref VoteCheckpoint value)
    {
        exchange.Value(ref value.Bonded);
        exchange.Value(ref value.Delegated);
        exchange.Value(ref value.Delegate);
        exchange.Value(ref value.LastClaimRound);
        exchange.Value(ref value.LastRewardRound);
    }

    public static void Lock(StateExchange exchange, ref UnbondingLock value)
    {
        exchange.Value(ref value.Id);
        exchange.Value(ref value.Amount);
        exchange.Value(ref value.WithdrawRound);
        exchange.Value(ref value.CreatedRound);
        exchange.Value(ref value.EndedRound);
        var end = (int)value.End;
        exchange.Value(ref end);
        value.End = (UnbondingLockEnd)end;
    }

    public static void Orchestrator(StateExchange exchange, ref OrchestratorState value)
    {
        exchange.Value(ref value.Delegated);
        exchange.Value(ref value.LastRewardRound);
        exchange.Value(ref value.LastFeeRound);
        exchange.Value(ref value.LastActiveStakeUpdateRound);
        exchange.Value(ref value.ActivationRound);
        exchange.Value(ref value.DeactivationRound);
        exchange.Value(ref value.RewardCut);
        exchange.Value(ref value.FeeShare);
        exchange.Value(ref value.ActiveCumulativeRewards);
        exchange.Value(ref value.CumulativeRewards);
        exchange.Value(ref value.CumulativeFees);
        exchange.Value(ref value.LifetimeRewardCut);
        exchange.Value(ref value.LifetimeRewardOnCommission);
        exchange.Value(ref value.LifetimeFeeCut);
        exchange.Value(ref value.LifetimeFeeOnCommission);
        exchange.Value(ref value.InexactFeesSince);
    }

    public static void Earnings(StateExchange exchange, ref RoundEarnings value)
    {
        exchange.Value(ref value.Rewarded);
        exchange.Value(ref value.Retroactive);
        exchange.Value(ref value.Stake);
        exchange.Value(ref value.Reward);
        exchange.Value(ref value.Treasury);
        exchange.Value(ref value.RewardCommission);
        exchange.Value(ref value.RewardOnCommission);
        exchange.Value(ref value.Fees);
        exchange.Value(ref value.FeeCommission);
        exchange.Value(ref value.FeeOnCommission);
    }

    public static void Pool(StateExchange exchange, ref EarningsPool value)
    {
        var round = value.Round;
        exchange.Value(ref round);
        value.Round = round;
        exchange.Value(ref value.TotalStake);
        exchange.Value(ref value.RewardCut);
        exchange.Value(ref value.FeeShare);
        exchange.Value(ref value.CumulativeRewardFactor);
        exchange.Value(ref value.CumulativeFeeFactor);
    }

    public static void Protocol(StateExchange exchange, ref ProtocolState value)
    {
        exchange.Value(ref value.Initialized);
        exchange.Value(ref value.LastInitializedRound);
        exchange.Value(ref value.CurrentRoundTotalActiveStake);
        exchange.Value(ref value.NextRoundTotalActiveStake);
        exchange.Value(ref value.MintableTokens);
        exchange.Value(ref value.MintedTokens);
        exchange.Value(ref value.Inflation);
        exchange.Value(ref value.TreasuryRewardCutRate);
        exchange.Value(ref value.NextRoundTreasuryRewardCutRate);
        exchange.Value(ref value.TreasuryBalanceCeiling);
        exchange.Value(ref value.UnbondingPeriod);
        exchange.Value(ref value.PoolMaxSize);
        exchange.Value(ref value.InflationChange);
        exchange.Value(ref value.TargetBondingRate);
        exchange.Value(ref value.L1CirculatingSupply);
        exchange.Value(ref value.TokenSupply);
        exchange.Value(ref value.TreasuryBalance);
        exchange.Value(ref value.MinterBalance);
        exchange.Value(ref value.Slashed);
        exchange.Value(ref value.SlashedStillDelegated);
        exchange.Value(ref value.FeesBooked);
        exchange.Value(ref value.FeesWithdrawn);
        exchange.Value(ref value.HasTokenLogs);
        exchange.Value(ref value.TokenLogsIncomplete);
        exchange.Value(ref value.TargetSwitchBlock);
        exchange.Value(ref value.FirstBlock);
        exchange.Value(ref value.FirstTimestamp);
        exchange.Value(ref value.LastBlock);
        exchange.Value(ref value.LastLogIndex);
        exchange.Value(ref value.HasLogs);
        PoolMembers(exchange, ref value);
    }

    private static void PoolMembers(StateExchange exchange, ref ProtocolState value)
    {
        var given = value.Pool is not null;
        exchange.Value(ref given);
        if (given)
            value.Pool = Members(exchange, value.Pool ?? []);
    }

    public static ActiveMember[] Members(StateExchange exchange, IReadOnlyList<ActiveMember> members)
    {
        var count = exchange.Count(members.Count);
        var result = new List<ActiveMember>();
        for (var i = 0; i < count; i++)
        {
            var (number, key) = exchange.Reads ? default : members[i];
            exchange.Value(ref number);
            exchange.Value(ref key);
            result.Add(new ActiveMember(number, key));
        }
        return [.. result];
    }
}
