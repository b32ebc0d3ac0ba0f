using Apportion.EigenLayer.Reports.Tables;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>What kinds of submissions are called in answers: upstream's reward types, and the tables of operator-directed ones.</summary>
internal static class SubmissionKinds
{
    /// <summary>The name of a kind, e.g. <c>unique_stake</c>.</summary>
    public static string Name(SubmissionKind kind) =>
        kind switch
        {
            SubmissionKind.OperatorDirected => "operator_directed",
            SubmissionKind.OperatorDirectedSet => "operator_directed_operator_set",
            _ => GoldValues.Kind(kind),
        };
}
