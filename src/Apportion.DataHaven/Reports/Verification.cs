using Apportion.Core.Evm;
using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Reports;

/// <summary>Holds a replay against what the chain recorded, and its messages against the rules of both sides.</summary>
public static class Verification
{
    private const uint Day = 86400;

    /// <summary>All checks of a replay.</summary>
    public static VerificationReport Run(ReplayResult result, string subject)
    {
        var builder = new VerificationBuilder(subject);
        builder.Fact("rulesets", result.RulesetNames);
        builder.Fact("eras", result.Eras.Count.ToString(CultureInfo.InvariantCulture));
        builder.Fact("sessions", result.Sessions.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var finding in result.Findings)
            builder.Add(finding);
        if (result.Eras.Count == 0 && result.RecordedPoints.Count == 0)
            builder.Add(
                Finding.Missing(
                    "datahaven.no-ended-era",
                    subject,
                    "an era that ended, or points that the chain stored",
                    "nothing was paid in these facts yet: add the fact \"eraEnd\" once the era has ended"
                )
            );
        Recorded(
            builder,
            "points",
            "stored points agree, session by session where recorded",
            result.RecordedPoints,
            (recorded, findings) => CheckPoints(result, recorded, findings)
        );
        Recorded(
            builder,
            "messages",
            "the calldata sent pays what the rules give",
            result.RecordedMessages,
            (recorded, findings) => CheckMessage(result, recorded, findings)
        );
        Recorded(
            builder,
            "roots",
            "the root sent is that of the points",
            result.RecordedRoots,
            (recorded, findings) => CheckRoot(result, recorded, findings)
        );
        builder.Run("invariants", "totals, splits and caps hold", findings => Invariants(result, findings));
        builder.Run("preflight", "messages can be sent", findings => Preflight(result, findings));
        builder.Run(
            "eigenlayer-rules",
            "EigenLayer accepts the submission's times",
            findings => Times(result, findings)
        );
        builder.Run("solvency", "the rewards account covers what was promised", findings => Solvency(result, findings));
        return builder.Build();
    }

    private static void Recorded<T>(
        VerificationBuilder builder,
        string name,
        string protects,
        IReadOnlyList<T> recorded,
        Func<T, List<Finding>, long> check
    )
    {
        if (recorded.Count == 0)
            builder.NotApplicable(name, protects, "the facts record none");
        else
            builder.Run(name, protects, findings => recorded.Sum(item => check(item, findings)));
    }

    private static long CheckPoints(ReplayResult result, RecordedPoints recorded, List<Finding> findings)
    {
        var ours = new SortedDictionary<Address, uint>();
        foreach (
            var session in result
                .SessionsOf(recorded.Era)
                .Where(s => recorded.Session is null || s.Session <= recorded.Session)
        )
        {
            foreach (var row in session.Rows)
                Add(ours, row.Validator, row.Points);
            foreach (var (account, points) in session.FixedPoints)
                Add(ours, account, points);
        }
        var where = recorded.Session is { } after
            ? FormattableString.Invariant($"era {recorded.Era}, session {after}")
            : FormattableString.Invariant($"era {recorded.Era}");
        var total = ours.Values.Aggregate(0u, Saturating.Add);
        var isFirst = findings.TrueForAll(finding => finding.Code != "datahaven.points");
        var differs = recorded.Total != total;
        if (differs)
            findings.Add(Finding.Of("datahaven.points", $"{where} total", total, (BigInteger)recorded.Total));
        foreach (var account in ours.Keys.Union(recorded.Individual.Keys).Order())
        {
            var (mine, theirs) = (ours.GetValueOrDefault(account), recorded.Individual.GetValueOrDefault(account));
            if (mine == theirs)
                continue;
            differs = true;
            findings.Add(
                Finding.Of(
                    "datahaven.points",
                    $"{where} {account}",
                    mine,
                    (BigInteger)theirs,
                    Hint(result, recorded, account, mine, theirs)
                )
            );
        }
        if (differs && isFirst)
            findings.Add(
                Finding.Notice(
                    "datahaven.first-divergence",
                    where,
                    recorded.Session is null
                        ? "this is the first era that differs; record points after each session to narrow it down"
                        : "this is the first session that differs"
                )
            );
        return 1 + ours.Keys.Union(recorded.Individual.Keys).LongCount();
    }

    private static void Add(SortedDictionary<Address, uint> points, Address account, uint more)
    {
        if (more > 0)
            points[account] = Saturating.Add(points.GetValueOrDefault(account), more);
    }

    /// <summary>Names the one session whose award is exactly the difference, if there is one.</summary>
    private static string? Hint(ReplayResult result, RecordedPoints recorded, Address account, uint mine, uint theirs)
    {
        var missing = result
            .SessionsOf(recorded.Era)
            .Where(session => mine > theirs && session.PointsOf(account) == mine - theirs)
            .Select(session => session.Session)
            .ToList();
        return missing.Count == 1
            ? FormattableString.Invariant($"the difference is exactly the award of session {missing[0]}")
            : null;
    }

    private static long CheckMessage(ReplayResult result, RecordedMessage recorded, List<Finding> findings)
    {
        var where = FormattableString.Invariant($"era {recorded.Era} message");
        if (result.Era(recorded.Era) is not { } era)
        {
            findings.Add(Finding.Missing("datahaven.message", where, "an era that ended", "add the facts of the era"));
            return 0;
        }
        if (era.LastAttempt?.Message is not { } message)
        {
            findings.Add(
                Finding.Of(
                    "datahaven.message",
                    where,
                    $"no message: {era.LastAttempt?.Failure ?? "the era has no points or no inflation"}",
                    FormattableString.Invariant($"a message of {recorded.Calldata.Length} bytes"),
                    "check the facts of the era: its parameters, its points"
                )
            );
            return 1;
        }
        if (message.Calldata.AsSpan().SequenceEqual(recorded.Calldata))
            return 1;
        var before = findings.Count;
        var compared = RewardsCalldata.Compare(message.Calldata, recorded.Calldata, where, findings);
        if (findings.Count == before)
            findings.Add(
                Finding.Of(
                    "datahaven.calldata",
                    where,
                    Convert.ToHexStringLower(message.Calldata),
                    Convert.ToHexStringLower(recorded.Calldata)
                )
            );
        return 1 + compared;
    }

    private static long CheckRoot(ReplayResult result, RecordedRoot recorded, List<Finding> findings)
    {
        var where = FormattableString.Invariant($"era {recorded.Era} root");
        if (result.Era(recorded.Era) is not { } era)
        {
            findings.Add(Finding.Missing("datahaven.root", where, "an era that ended", "add the facts of the era"));
            return 0;
        }
        var root = PointsTree.Build([.. era.Points]).Root;
        if (root != recorded.Root)
            findings.Add(Finding.Of("datahaven.root", where, root.ToString(), recorded.Root.ToString()));
        return 1;
    }

    private static long Invariants(ReplayResult result, List<Finding> findings)
    {
        long compared = 0;
        foreach (var era in result.Eras)
        {
            var where = FormattableString.Invariant($"era {era.Era}");
            var sum = era.Points.Aggregate(0UL, (total, entry) => total + entry.Points);
            if (sum <= uint.MaxValue && sum != era.StoredTotal)
                findings.Add(Finding.Of("datahaven.total", where, sum, (BigInteger)era.StoredTotal));
            var inflation = era.Result.Inflation;
            if (inflation.Rewards + inflation.Treasury != inflation.Scaled)
                findings.Add(
                    Finding.Of(
                        "datahaven.split",
                        where,
                        (BigInteger)inflation.Scaled,
                        inflation.Rewards + inflation.Treasury
                    )
                );
            if (era.LastAttempt?.Payout is { } payout)
            {
                var paid = payout.Rewards.Aggregate(payout.Dust, (total, reward) => total + reward.Amount);
                if (paid != era.Result.Amount)
                    findings.Add(Finding.Of("datahaven.payout", where, (BigInteger)(era.Result.Amount ?? 0), paid));
            }
            compared += 3;
        }
        return compared;
    }

    private static long Preflight(ReplayResult result, List<Finding> findings)
    {
        foreach (var era in result.Eras)
        {
            if (era.LastAttempt is not { Sent: false } attempt)
                continue;
            var bytes = attempt.Message is { } message
                ? FormattableString.Invariant(
                    $", {message.EncodedLength} of less than {OutboundMessage.SizeLimit} bytes"
                )
                : "";
            findings.Add(
                new Finding(
                    $"datahaven.message.{attempt.Failure}",
                    FormattableString.Invariant($"era {era.Era}, {era.Attempts} attempts"),
                    "a message that is delivered",
                    $"{attempt.Failure}{bytes}",
                    Advice: SendFailure.Advice(attempt.Failure!)
                )
            );
        }
        foreach (var entry in result.SlashMessages.Where(entry => entry.Failure is not null))
            findings.Add(
                new Finding(
                    $"datahaven.slash-message.{entry.Failure}",
                    FormattableString.Invariant($"{entry.Where}, era {entry.Era}, {entry.Slashes.Count} slashes"),
                    "a message that is delivered",
                    FormattableString.Invariant($"{entry.Failure}, {entry.EncodedLength} bytes"),
                    Advice: entry.Failure == SendFailure.NotDelivered
                        ? "the operators are not slashed on Ethereum unless the message is sent again"
                        : SendFailure.Advice(entry.Failure!)
                )
            );
        return result.Eras.Count + result.SlashMessages.Count;
    }

    /// <summary>EigenLayer's own rules for times; its configuration may differ, so they are notices. Source: spec datahaven section 17.</summary>
    private static long Times(ReplayResult result, List<Finding> findings)
    {
        long compared = 0;
        foreach (var era in result.Eras.Where(era => era.LastAttempt?.Payout is not null))
        {
            var where = FormattableString.Invariant($"era {era.Era}");
            compared += 3;
            if (era.Result.StartTimestamp % Day != 0)
                Note(findings, where, $"start {era.Result.StartTimestamp} is no multiple of 86400 seconds");
            if (era.Parameters.RewardsDuration % Day != 0)
                Note(findings, where, $"duration {era.Parameters.RewardsDuration} is no multiple of 86400 seconds");
            var end = (ulong)era.Result.StartTimestamp + era.Parameters.RewardsDuration;
            if (era.EndMilliseconds is { } now && end > now / 1000)
                Note(
                    findings,
                    where,
                    $"the period ends at {end}, after the era's end at {now / 1000}: not retroactive"
                );
        }
        return compared;
    }

    private static void Note(List<Finding> findings, string where, FormattableString text) =>
        findings.Add(Finding.Notice("datahaven.eigenlayer-times", where, FormattableString.Invariant(text)));

    private static long Solvency(ReplayResult result, List<Finding> findings)
    {
        var promised = UInt128.Zero;
        foreach (var era in result.Eras)
            if (era.Ruleset.Message == MessageForm.SubmitRewards && era.LastAttempt?.Payout is { } payout)
                promised = payout.Rewards.Aggregate(promised, (total, reward) => total + reward.Amount);
        if (promised > result.Rewards.Balances.Rewards)
            findings.Add(
                Finding.Of(
                    "datahaven.solvency",
                    "rewards account",
                    (BigInteger)promised,
                    (BigInteger)result.Rewards.Balances.Rewards,
                    "messages promise more than the account holds: see the amount before the treasury's share, and dust of repeated attempts"
                )
            );
        return 1;
    }
}
