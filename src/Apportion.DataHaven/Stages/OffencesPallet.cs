namespace Apportion.DataHaven.Stages;

/// <summary>
/// Groups concurrent offences: a later report for the same kind and time slot brings all earlier offenders again, with
/// the larger fraction. Source: spec datahaven sections 13.2 and 13.3.
/// </summary>
public sealed class OffencesPallet(SlashesPallet slashes)
{
    private readonly Dictionary<(string Kind, string Slot), List<Address>> _concurrent = [];

    /// <summary>Handles a report; gives <c>Ok</c> or <c>DuplicateReport</c>.</summary>
    /// <param name="report">The report.</param>
    public string Report(OffenceReport report)
    {
        var wraps = slashes.Ruleset.RecordsOffenceKind;
        if (wraps)
        {
            if (slashes.IsTooOld(report.Session))
                return "Ok";
            foreach (var offender in report.Offenders)
                slashes.SetPendingKind(report.Session, offender, report.Description);
        }
        var key = (report.Kind, report.TimeSlot);
        if (!_concurrent.TryGetValue(key, out var known))
            _concurrent[key] = known = [];
        var before = known.Count;
        foreach (var offender in report.Offenders)
            if (!known.Contains(offender))
                known.Add(offender);
        if (known.Count == before)
        {
            if (wraps)
                foreach (var offender in report.Offenders)
                    slashes.TakePendingKind(report.Session, offender);
            return "DuplicateReport";
        }
        var fraction = SlashFractions.Of(report.Rule, (uint)known.Count, report.Validators);
        slashes.OnOffence(
            [.. known.Select(offender => (offender, fraction))],
            report.Session,
            report.Reporters,
            report.Description
        );
        return "Ok";
    }
}

/// <summary>A report of one or more offenders.</summary>
/// <param name="Kind">Kind as it groups offences, e.g. <c>babe:equivocation</c>.</param>
/// <param name="Description">The offence in words, as messages carry it.</param>
/// <param name="Rule">How its fraction follows.</param>
/// <param name="Session">Session of the offence.</param>
/// <param name="TimeSlot">What groups concurrent offences: slot, round or session.</param>
/// <param name="Validators">Size of the validator set.</param>
/// <param name="Offenders">Who offended.</param>
/// <param name="Reporters">Who reported.</param>
public sealed record OffenceReport(
    string Kind,
    string Description,
    FractionRule Rule,
    uint Session,
    string TimeSlot,
    uint Validators,
    IReadOnlyList<Address> Offenders,
    IReadOnlyList<Address> Reporters
);
