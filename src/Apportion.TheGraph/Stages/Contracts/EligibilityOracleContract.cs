using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>RewardsEligibilityOracle. Source: spec the-graph section 12.</summary>
internal sealed class EligibilityOracleContract(World world)
{
    private GraphState State => world.State;
    private Address Self => world.Addresses.EligibilityOracle;

    public bool IsEligible(Address indexer)
    {
        var renewedAt = State.Renewals.TryGetValue(indexer, out var renewal) ? renewal.Value.RenewedAt : 0;
        return Eligibility.IsEligible(State.Oracle.Value, renewedAt, world.Timestamp);
    }

    public void Renew(IReadOnlyList<Address> indexers, byte[] data)
    {
        Revert.Unless(world.Ruleset.HasEligibilityOracle, "empty");
        world.RequireRole(world.Addresses.Oracles.Contains(world.Call.Sender), "ORACLE_ROLE");
        var caller = Word.Of(world.Call.Sender);
        world.EmitBytes(Self, GraphEvents.Oracle.IndexerEligibilityData, data, caller, UInt256.Zero);
        State.Journal.Write(State.Oracle).LastOracleUpdateTime = world.Timestamp;
        foreach (var indexer in indexers)
        {
            if (indexer.IsZero)
                continue;
            var cell = GraphState.At(State.Renewals, indexer);
            if (cell.Value.RenewedAt >= world.Timestamp)
                continue;
            ref var renewal = ref State.Journal.Write(cell);
            renewal.RenewedAt = world.Timestamp;
            if (world.Ruleset.TracksIndexers && !renewal.Tracked)
            {
                renewal.Tracked = true;
                world.Emit(Self, GraphEvents.Oracle.IndexerTrackingUpdated, Word.Of(indexer), Word.Of(true));
            }
            world.Emit(Self, GraphEvents.Oracle.IndexerEligibilityRenewed, Word.Of(indexer), caller);
        }
    }

    public void RemoveExpired(Address indexer)
    {
        Revert.Unless(world.Ruleset.TracksIndexers, "empty");
        if (!State.Renewals.TryGetValue(indexer, out var cell) || !cell.Value.Tracked)
            return;
        if (world.Timestamp < cell.Value.RenewedAt + State.Oracle.Value.IndexerRetentionPeriod)
            return;
        State.Journal.Write(cell) = default;
        world.Emit(Self, GraphEvents.Oracle.IndexerTrackingUpdated, Word.Of(indexer), UInt256.Zero);
    }

    public void SetEligibilityPeriod(UInt256 period)
    {
        RequireOperator();
        var old = State.Oracle.Value.EligibilityPeriod;
        State.Journal.Write(State.Oracle).EligibilityPeriod = period;
        EmitChange(GraphEvents.Oracle.EligibilityPeriodUpdated, old, period);
    }

    public void SetOracleUpdateTimeout(UInt256 timeout)
    {
        RequireOperator();
        var old = State.Oracle.Value.OracleUpdateTimeout;
        State.Journal.Write(State.Oracle).OracleUpdateTimeout = timeout;
        EmitChange(GraphEvents.Oracle.OracleUpdateTimeoutUpdated, old, timeout);
    }

    public void SetIndexerRetentionPeriod(UInt256 period)
    {
        Revert.Unless(world.Ruleset.TracksIndexers, "empty");
        RequireOperator();
        var old = State.Oracle.Value.IndexerRetentionPeriod;
        State.Journal.Write(State.Oracle).IndexerRetentionPeriod = period;
        EmitChange(GraphEvents.Oracle.IndexerRetentionPeriodSet, old, period);
    }

    public void SetEligibilityValidation(bool enabled)
    {
        RequireOperator();
        if (State.Oracle.Value.ValidationEnabled == enabled)
            return;
        State.Journal.Write(State.Oracle).ValidationEnabled = enabled;
        world.Emit(Self, GraphEvents.Oracle.EligibilityValidationUpdated, Word.Of(enabled));
    }

    private void RequireOperator() => world.RequireRole(world.Call.Sender == world.Addresses.Governor, "OPERATOR_ROLE");

    private void EmitChange(EventDescription definition, UInt256 old, UInt256 @new)
    {
        if (old != @new)
            world.Emit(Self, definition, old, @new);
    }
}
