namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>operator_avs_splits</c></summary>
    public static FactTable<OperatorAvsSplit> OperatorAvsSplits { get; } =
        new(
            "operator_avs_splits",
            "operator avs activated_at old_operator_avs_split_bips new_operator_avs_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorAvsSplits,
            fields => new OperatorAvsSplit(
                fields.Address(0),
                fields.Address(1),
                fields.Time(2),
                fields.Int(3),
                fields.Int(4),
                fields.Hash(6),
                fields.Long(7),
                fields.Long(5)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Avs.ToString(),
                    FactText.Time(row.ActivatedAt),
                    Text(row.OldSplitBips),
                    Text(row.NewSplitBips),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_pi_splits</c></summary>
    public static FactTable<OperatorPiSplit> OperatorPiSplits { get; } =
        new(
            "operator_pi_splits",
            "operator activated_at old_operator_pi_split_bips new_operator_pi_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorPiSplits,
            fields => new OperatorPiSplit(
                fields.Address(0),
                fields.Time(1),
                fields.Int(2),
                fields.Int(3),
                fields.Hash(5),
                fields.Long(6),
                fields.Long(4)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    FactText.Time(row.ActivatedAt),
                    Text(row.OldSplitBips),
                    Text(row.NewSplitBips),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_set_splits</c></summary>
    public static FactTable<OperatorSetSplit> OperatorSetSplits { get; } =
        new(
            "operator_set_splits",
            "operator avs operator_set_id activated_at old_operator_set_split_bips new_operator_set_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorSetSplits,
            fields => new OperatorSetSplit(
                fields.Address(0),
                fields.Address(1),
                fields.UInt(2),
                fields.Time(3),
                fields.Int(4),
                fields.Int(5),
                fields.Hash(7),
                fields.Long(8),
                fields.Long(6)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    FactText.Time(row.ActivatedAt),
                    Text(row.OldSplitBips),
                    Text(row.NewSplitBips),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>default_operator_splits</c></summary>
    public static FactTable<DefaultOperatorSplit> DefaultOperatorSplits { get; } =
        new(
            "default_operator_splits",
            "old_default_operator_split_bips new_default_operator_split_bips block_number transaction_hash log_index",
            facts => facts.DefaultOperatorSplits,
            fields => new DefaultOperatorSplit(
                fields.Int(0),
                fields.Int(1),
                fields.Hash(3),
                fields.Long(4),
                fields.Long(2)
            ),
            row =>
                [
                    Text(row.OldSplitBips),
                    Text(row.NewSplitBips),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );
}
