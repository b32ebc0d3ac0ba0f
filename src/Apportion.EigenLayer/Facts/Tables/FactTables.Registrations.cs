namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>avs_operator_state_changes</c></summary>
    public static FactTable<AvsOperatorStateChange> AvsOperatorStateChanges { get; } =
        new(
            "avs_operator_state_changes",
            "operator avs registered block_number log_index transaction_hash",
            facts => facts.AvsOperatorStateChanges,
            fields => new AvsOperatorStateChange(
                fields.Address(0),
                fields.Address(1),
                fields.Flag(2),
                fields.Hash(5),
                fields.Long(4),
                fields.Long(3)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Avs.ToString(),
                    Flag(row.Registered),
                    Text(row.BlockNumber),
                    Text(row.LogIndex),
                    row.TransactionHash.ToString(),
                ]
        );

    /// <summary><c>operator_restaked_strategies</c></summary>
    public static FactTable<OperatorRestakedStrategy> OperatorRestakedStrategies { get; } =
        new(
            "operator_restaked_strategies",
            "block_number operator avs strategy block_time avs_directory_address",
            facts => facts.OperatorRestakedStrategies,
            fields => new OperatorRestakedStrategy(
                fields.Long(0),
                fields.Address(1),
                fields.Address(2),
                fields.Address(3),
                fields.Time(4),
                fields.Address(5)
            ),
            row =>
                [
                    Text(row.BlockNumber),
                    row.Operator.ToString(),
                    row.Avs.ToString(),
                    row.Strategy.ToString(),
                    FactText.Time(row.BlockTime),
                    row.AvsDirectoryAddress.ToString(),
                ]
        );

    /// <summary><c>operator_set_operator_registrations</c></summary>
    public static FactTable<OperatorSetOperatorRegistration> OperatorSetOperatorRegistrations { get; } =
        new(
            "operator_set_operator_registrations",
            "operator avs operator_set_id is_active block_number transaction_hash log_index",
            facts => facts.OperatorSetOperatorRegistrations,
            fields => new OperatorSetOperatorRegistration(
                fields.Address(0),
                fields.Address(1),
                fields.UInt(2),
                fields.Flag(3),
                fields.Hash(5),
                fields.Long(6),
                fields.Long(4)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    Flag(row.IsActive),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_set_strategy_registrations</c></summary>
    public static FactTable<OperatorSetStrategyRegistration> OperatorSetStrategyRegistrations { get; } =
        new(
            "operator_set_strategy_registrations",
            "strategy avs operator_set_id is_active block_number transaction_hash log_index",
            facts => facts.OperatorSetStrategyRegistrations,
            fields => new OperatorSetStrategyRegistration(
                fields.Address(0),
                fields.Address(1),
                fields.UInt(2),
                fields.Flag(3),
                fields.Hash(5),
                fields.Long(6),
                fields.Long(4)
            ),
            row =>
                [
                    row.Strategy.ToString(),
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    Flag(row.IsActive),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_allocations</c></summary>
    public static FactTable<OperatorAllocation> OperatorAllocations { get; } =
        new(
            "operator_allocations",
            "operator strategy magnitude effective_block operator_set_id avs block_number transaction_hash log_index",
            facts => facts.OperatorAllocations,
            fields => new OperatorAllocation(
                fields.Address(0),
                fields.Address(1),
                fields.ULong(2),
                fields.Long(3),
                fields.UInt(4),
                fields.Address(5),
                fields.Hash(7),
                fields.Long(8),
                fields.Long(6)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Strategy.ToString(),
                    Text(row.Magnitude),
                    Text(row.EffectiveBlock),
                    Text(row.OperatorSetId),
                    row.Avs.ToString(),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_max_magnitudes</c></summary>
    public static FactTable<OperatorMaxMagnitude> OperatorMaxMagnitudes { get; } =
        new(
            "operator_max_magnitudes",
            "operator strategy max_magnitude transaction_hash log_index block_number",
            facts => facts.OperatorMaxMagnitudes,
            fields => new OperatorMaxMagnitude(
                fields.Address(0),
                fields.Address(1),
                fields.ULong(2),
                fields.Hash(3),
                fields.Long(4),
                fields.Long(5)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Strategy.ToString(),
                    Text(row.MaxMagnitude),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                    Text(row.BlockNumber),
                ]
        );

    /// <summary><c>excluded_addresses</c></summary>
    public static FactTable<ExcludedAddress> ExcludedAddresses { get; } =
        new(
            "excluded_addresses",
            "address network description",
            facts => facts.ExcludedAddresses,
            fields => new ExcludedAddress(fields.Address(0), fields.Text(1), fields.Text(2)),
            row => [row.Account.ToString(), row.Network, row.Description],
            "network",
            "description"
        );
}
