using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;

namespace Apportion.DataHaven.Reports;

/// <summary>One session as it was awarded.</summary>
/// <param name="Where">The fact that ended it.</param>
/// <param name="Session">Its index.</param>
/// <param name="Era">Its era.</param>
/// <param name="Ruleset">The rules in force.</param>
/// <param name="Shares">Figures all validators share; null if nobody could earn or points are fixed per block.</param>
/// <param name="Validators">The session's validators.</param>
/// <param name="Whitelisted">Validators that earn nothing.</param>
/// <param name="Authored">Blocks by author.</param>
/// <param name="Rows">Awards, in order of the list.</param>
/// <param name="FixedPoints">Points given per block in this session, where points are fixed.</param>
public sealed record SessionReport(
    string Where,
    uint Session,
    uint Era,
    DataHavenRuleset Ruleset,
    SessionShares? Shares,
    IReadOnlyList<Address> Validators,
    IReadOnlySet<Address> Whitelisted,
    IReadOnlyDictionary<Address, uint> Authored,
    IReadOnlyList<AwardRow> Rows,
    IReadOnlyDictionary<Address, uint> FixedPoints
)
{
    /// <summary>Points of an account in the session.</summary>
    public uint PointsOf(Address account)
    {
        foreach (var row in Rows)
            if (row.Validator == account)
                return row.Points;
        return FixedPoints.GetValueOrDefault(account);
    }
}
