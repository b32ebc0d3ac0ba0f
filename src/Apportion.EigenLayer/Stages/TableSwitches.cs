using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Stages;

/// <summary>Which of the pipeline's later tables exist for a run.</summary>
/// <param name="OperatorDirected">Operator-directed rewards of AVSs (v2).</param>
/// <param name="OperatorSets">Operator-directed rewards to operator sets (v2.1).</param>
/// <param name="Stake">Unique and total stake (v2.2).</param>
/// <remarks>Source: spec eigenlayer section 1.2.</remarks>
internal readonly record struct TableSwitches(bool OperatorDirected, bool OperatorSets, bool Stake)
{
    public static TableSwitches Of(RewardsRules rules, int cutoff)
    {
        var sets = cutoff >= rules.Forks.DayOf(Fork.Mississippi);
        var stake = cutoff >= rules.Forks.DayOf(Fork.Sabine);
        return new(cutoff >= rules.Forks.DayOf(Fork.Arno), sets, stake);
    }
}
