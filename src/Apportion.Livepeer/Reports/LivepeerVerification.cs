using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Replay;

namespace Apportion.Livepeer.Reports;

/// <summary>
/// The tie-out of a replay: every claim, reward, treasury part and vote checkpoint of the logs against the recomputation,
/// the laws of the state, and getter values that were recorded.
/// </summary>
public static class LivepeerVerification
{
    /// <summary>Verifies a finished replay.</summary>
    /// <param name="subject">Name of the input.</param>
    /// <param name="engine">The engine after its last fact.</param>
    /// <param name="inputFindings">What was found while reading.</param>
    /// <param name="getters">Recorded getter values, or null if none were given.</param>
    public static VerificationReport Of(
        string subject,
        LivepeerEngine engine,
        IReadOnlyList<Finding> inputFindings,
        RecordedGetters? getters = null
    )
    {
        var builder = new VerificationBuilder(subject);
        var state = engine.State;
        builder.Fact(
            "rounds",
            string.Create(CultureInfo.InvariantCulture, $"{state.FirstInitialized()} to {state.Round}")
        );
        builder.Fact("logs applied", engine.Applied.ToString(CultureInfo.InvariantCulture));
        builder.Fact("accounts", state.Accounts.Count.ToString(CultureInfo.InvariantCulture));
        builder.Fact("contract versions", string.Join(' ', engine.RulesetsUsed.Select(ruleset => ruleset.Name)));
        foreach (var ruleset in engine.RulesetsUsed.Where(ruleset => !ruleset.ProvenByVectors))
            builder.Add(
                Finding.Notice(
                    "livepeer.version-not-proven",
                    ruleset.Name,
                    "this contract version is read from its sources; no recording of it was compared"
                )
            );
        foreach (var finding in inputFindings.Concat(engine.Problems))
            builder.Add(finding);
        foreach (var check in engine.Checks.All)
            Add(builder, check);
        if (state.Round > 0)
            Invariants.AddTo(builder, state);
        if (getters is null)
            builder.NotApplicable("getters", "recorded getter values", "no getter file was given");
        else
            builder.Run("getters", "getter values recorded from the chain", found => getters.Compare(state, found));
        return builder.Build();
    }

    private static void Add(VerificationBuilder builder, ReplayCheck check)
    {
        if (check.Compared == 0 && check.Findings.Count == 0)
        {
            builder.NotApplicable(check.Name, check.Protects, "no such logs, or a value it needs was not given");
            return;
        }
        builder.Run(
            check.Name,
            check.Protects,
            found =>
            {
                found.AddRange(check.Findings);
                return check.Compared;
            }
        );
    }
}
