using System.Globalization;
using System.Numerics;
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
        [
            row.Root.ToString(),
            Text(row.RootIndex),
            FactText.Time(row.RewardsCalculationEnd),
            FactText.Time(row.ActivatedAt),
            Text(row.BlockNumber),
            row.TransactionHash.ToString(),
            Text(row.LogIndex),
        ];

    private static string[] DisabledRoot(DisabledDistributionRoot row) =>
        [Text(row.RootIndex), Text(row.BlockNumber), row.TransactionHash.ToString(), Text(row.LogIndex)];

    private static string[] Claim(RewardsClaim row) =>
        [
            row.Root.ToString(),
            row.Earner.ToString(),
            row.Claimer.ToString(),
            row.Recipient.ToString(),
            row.Token.ToString(),
            row.ClaimedAmount.ToString(),
            Text(row.BlockNumber),
            row.TransactionHash.ToString(),
            Text(row.LogIndex),
        ];

    private static string Text<T>(T number)
        where T : IBinaryInteger<T> => number.ToString(null, CultureInfo.InvariantCulture);
}
