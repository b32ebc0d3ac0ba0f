using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.Cli.EigenLayer;

/// <summary>What a verb computes from.</summary>
/// <param name="Rules">Ruleset, fork dates, network.</param>
/// <param name="Cutoffs">Cutoff days since 1970, ascending.</param>
/// <param name="Files">The input folder.</param>
internal sealed record PipelineInput(RewardsRules Rules, IReadOnlyList<int> Cutoffs, TableFolder Files)
{
    /// <summary>The same, with exact floors if asked for.</summary>
    public PipelineInput WithExactFloors(bool exact) =>
        exact ? this with { Rules = Rules with { FloorsExactly = true } } : this;

    /// <summary>Reads the tables as the other overload does, and gives what leaves a result in doubt; notices are left out.</summary>
    public EigenLayerFacts Facts(Invocation run, out IReadOnlyList<Finding> doubts)
    {
        var findings = new List<Finding>();
        var facts = Facts(run, findings);
        doubts = [.. findings.Where(finding => finding.Kind != FindingKind.Notice)];
        return facts;
    }

    /// <summary>Reads the tables; the first line that cannot be read ends the program after all of them were named.</summary>
    public EigenLayerFacts Facts(Invocation run, List<Finding> findings)
    {
        var facts = Files.ReadFacts(Rules.Network, findings);
        var wrong = findings.Where(finding => finding.Kind == FindingKind.Malformed).ToList();
        foreach (var finding in wrong)
            run.Warn(finding.ToString());
        return wrong.Count == 0 ? facts : throw new ApportionException(wrong[0]);
    }
}
