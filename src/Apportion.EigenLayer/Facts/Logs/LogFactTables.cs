using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Everything that was read from logs as tables of text: the input tables, then roots and claims.</summary>
public static class LogFactTables
{
    private const string Place = "block_number,transaction_hash,log_index";

    /// <summary>All tables in a fixed order.</summary>
    public static IReadOnlyList<LogTable> Of(LogFacts logs) =>
        [
            .. FactTables.All.Select(table => new LogTable(table.Name, table.Columns, table.Format(logs.Facts))),
            new LogTable(
                "submitted_distribution_roots",
                $"root,root_index,rewards_calculation_end,activated_at,{Place}".Split(','),
                logs.SubmittedDistributionRoots.Select(Root)
            ),
            new LogTable(
                "disabled_distribution_roots",
                $"root_index,{Place}".Split(','),
                logs.DisabledDistributionRoots.Select(DisabledRoot)
            ),
            new LogTable(
                "rewards_claimed",
                $"root,earner,claimer,recipient,token,claimed_amount,{Place}".Split(','),
                logs.RewardsClaims.Select(Claim)
            ),
        ];

    private static string[] Root(SubmittedDistributionRoot row) =>
        FactTables.Line(
            row.Root,
            row.RootIndex,
            FactText.Time(row.RewardsCalculationEnd),
            FactText.Time(row.ActivatedAt),
            row.BlockNumber,
            row.TransactionHash,
            row.LogIndex
        );

    private static string[] DisabledRoot(DisabledDistributionRoot row) =>
        FactTables.Line(row.RootIndex, row.BlockNumber, row.TransactionHash, row.LogIndex);

    private static string[] Claim(RewardsClaim row) =>
        FactTables.Line(
            row.Root,
            row.Earner,
            row.Claimer,
            row.Recipient,
            row.Token,
            row.ClaimedAmount,
            row.BlockNumber,
            row.TransactionHash,
            row.LogIndex
        );
}
