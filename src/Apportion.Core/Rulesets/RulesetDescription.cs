namespace Apportion.Core;

/// <summary>One line of <c>apportion rulesets</c>: a ruleset of a protocol and where it holds.</summary>
/// <param name="Protocol">Protocol name on the command line.</param>
/// <param name="Ruleset">The ruleset.</param>
/// <param name="Activations">Network and period from which it holds; empty if it was never scheduled.</param>
public sealed record RulesetDescription(
    string Protocol,
    IRuleset Ruleset,
    IReadOnlyList<(string Network, Period From)> Activations
)
{
    /// <summary>Describes all rulesets of a protocol with the schedules that use them.</summary>
    public static IReadOnlyList<RulesetDescription> Describe<TRuleset>(
        string protocol,
        IEnumerable<TRuleset> rulesets,
        IEnumerable<Schedule<TRuleset>> schedules
    )
        where TRuleset : class, IRuleset
    {
        var all = schedules.ToList();
        return
        [
            .. rulesets.Select(ruleset => new RulesetDescription(
                protocol,
                ruleset,
                [
                    .. all.SelectMany(schedule =>
                        schedule
                            .Entries.Where(entry => ReferenceEquals(entry.Ruleset, ruleset))
                            .Select(entry => (schedule.Network, new Period(schedule.Kind, entry.From)))
                    ),
                ]
            )),
        ];
    }
}
