using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages;

/// <summary>Whether an indexer may be paid. Source: spec the-graph section 12.</summary>
internal static class Eligibility
{
    public static bool IsEligible(in EligibilityOracleState oracle, ulong renewedAt, ulong timestamp)
    {
        if (!oracle.ValidationEnabled)
            return true;
        if (oracle.LastOracleUpdateTime + oracle.OracleUpdateTimeout < timestamp)
            return true;
        return timestamp < renewedAt + oracle.EligibilityPeriod;
    }
}
