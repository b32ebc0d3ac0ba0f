namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>avs_operator_state_changes</c></summary>
    public static FactTable<AvsOperatorStateChange> AvsOperatorStateChanges { get; } =
        new(
            "avs_operator_state_changes",
            "operator avs registered block_number log_index transaction_hash",
            facts => facts.AvsOperatorStateChanges,
            f => new(f.Address(0), f.Address(1), f.Flag(2), f.Hash(5), f.Long(4), f.Long(3)),
            row => Line(row.Operator, row.Avs, row.Registered, row.BlockNumber, row.LogIndex, row.TransactionHash)
        );

    /// <summary><c>operator_restaked_strategies</c></summary>
    public static FactTable<OperatorRestakedStrategy> OperatorRestakedStrategies { get; } =
        new(
            "operator_restaked_strategies",
            "block_number operator avs strategy block_time avs_directory_address",
            facts => facts.OperatorRestakedStrategies,
            f => new(f.Long(0), f.Address(1), f.Address(2), f.Address(3), f.Time(4), f.Address(5)),
            row =>
                Line(
                    row.BlockNumber,
                    row.Operator,
                    row.Avs,
                    row.Strategy,
                    FactText.Time(row.BlockTime),
                    row.AvsDirectoryAddress
                )
        );

    /// <summary><c>operator_set_operator_registrations</c></summary>
    public static FactTable<OperatorSetOperatorRegistration> OperatorSetOperatorRegistrations { get; } =
        new(
            "operator_set_operator_registrations",
            "operator avs operator_set_id is_active block_number transaction_hash log_index",
            facts => facts.OperatorSetOperatorRegistrations,
            f => new(f.Address(0), f.Address(1), f.UInt(2), f.Flag(3), f.Hash(5), f.Long(6), f.Long(4)),
            row =>
                Line(
                    row.Operator,
                    row.Avs,
                    row.OperatorSetId,
                    row.IsActive,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_set_strategy_registrations</c></summary>
    public static FactTable<OperatorSetStrategyRegistration> OperatorSetStrategyRegistrations { get; } =
        new(
            "operator_set_strategy_registrations",
            "strategy avs operator_set_id is_active block_number transaction_hash log_index",
            facts => facts.OperatorSetStrategyRegistrations,
            f => new(f.Address(0), f.Address(1), f.UInt(2), f.Flag(3), f.Hash(5), f.Long(6), f.Long(4)),
            row =>
                Line(
                    row.Strategy,
                    row.Avs,
                    row.OperatorSetId,
                    row.IsActive,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_allocations</c></summary>
    public static FactTable<OperatorAllocation> OperatorAllocations { get; } =
        new(
            "operator_allocations",
            "operator strategy magnitude effective_block operator_set_id avs block_number transaction_hash log_index",
            facts => facts.OperatorAllocations,
            f =>
                new(
                    f.Address(0),
                    f.Address(1),
                    f.ULong(2),
                    f.Long(3),
                    f.UInt(4),
                    f.Address(5),
                    f.Hash(7),
                    f.Long(8),
                    f.Long(6)
                ),
            row =>
                Line(
                    row.Operator,
                    row.Strategy,
                    row.Magnitude,
                    row.EffectiveBlock,
                    row.OperatorSetId,
                    row.Avs,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_max_magnitudes</c></summary>
    public static FactTable<OperatorMaxMagnitude> OperatorMaxMagnitudes { get; } =
        new(
            "operator_max_magnitudes",
            "operator strategy max_magnitude transaction_hash log_index block_number",
            facts => facts.OperatorMaxMagnitudes,
            f => new(f.Address(0), f.Address(1), f.ULong(2), f.Hash(3), f.Long(4), f.Long(5)),
            row =>
                Line(row.Operator, row.Strategy, row.MaxMagnitude, row.TransactionHash, row.LogIndex, row.BlockNumber)
        );

    /// <summary><c>excluded_addresses</c></summary>
    public static FactTable<ExcludedAddress> ExcludedAddresses { get; } =
        new(
            "excluded_addresses",
            "address network description",
            facts => facts.ExcludedAddresses,
            f => new(f.Address(0), f.Text(1), f.Text(2)),
            row => Line(row.Account, row.Network, row.Description),
            "network",
            "description"
        );
}
