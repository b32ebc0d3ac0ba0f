using Apportion.DataHaven.Accounting;
using Apportion.DataHaven.Replay;

namespace Apportion.DataHaven.Reports;

/// <summary>One validator over eras.</summary>
public static class ValidatorHistory
{
    /// <summary>The history of an account; amounts that were not sent count as nothing and are shown apart.</summary>
    public static History Of(ReplayResult result, Address account) =>
        new(
            account.ToString(),
            [
                new HistoryColumn("amount", "Amount", LedgerReport.Have, Totalled: true),
                new HistoryColumn("unsent", "Not sent", LedgerReport.Have, Totalled: true),
                new HistoryColumn("points", "Points", Totalled: true),
                new HistoryColumn("authored", "Blocks", Totalled: true),
                new HistoryColumn("credited", "Credited", Totalled: true),
                new HistoryColumn("online", "Sessions online"),
                new HistoryColumn("sessions", "Sessions in set"),
            ],
            [.. result.Eras.Select(era => Row(result, era, account))],
            result.Findings
        );

    private static HistoryRow Row(ReplayResult result, EraReport era, Address account)
    {
        var sessions = result.SessionsOf(era.Era).ToList();
        var rows = sessions.SelectMany(session => session.Rows).Where(row => row.Validator == account).ToList();
        var amount = era.AmountOf(account);
        return new HistoryRow(
            new Period(PeriodKind.Era, era.Era),
            [
                Text(era.Sent ? amount : 0),
                Text(era.Sent ? 0 : amount),
                Text(era.PointsOf(account)),
                Text((UInt128)sessions.Sum(session => (long)session.Authored.GetValueOrDefault(account))),
                Text((UInt128)rows.Sum(row => (long)row.Credited)),
                Text((UInt128)rows.Count(row => row.Online)),
                Text((UInt128)sessions.Count(session => session.Validators.Contains(account))),
            ]
        );
    }

    private static string Text(UInt128 value) => value.ToString(CultureInfo.InvariantCulture);
}
