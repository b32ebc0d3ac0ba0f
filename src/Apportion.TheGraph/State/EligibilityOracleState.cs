namespace Apportion.TheGraph.State;

/// <summary>The RewardsEligibilityOracle's variables; times are seconds. Source: spec the-graph section 12.</summary>
public struct EligibilityOracleState
{
    /// <summary>Seconds a renewal lasts.</summary>
    public UInt256 EligibilityPeriod;

    /// <summary>Seconds without any oracle update after which everybody is eligible.</summary>
    public UInt256 OracleUpdateTimeout;

    /// <summary>Time of the last oracle update; 0 before the first.</summary>
    public ulong LastOracleUpdateTime;

    /// <summary>False makes everybody eligible.</summary>
    public bool ValidationEnabled;

    /// <summary>Seconds after a renewal from which anyone may remove an indexer.</summary>
    public UInt256 IndexerRetentionPeriod;

    /// <summary>The values of a fresh deployment: 14 days, 7 days, 365 days, validation off.</summary>
    public static EligibilityOracleState Initial =>
        new()
        {
            EligibilityPeriod = 1_209_600,
            OracleUpdateTimeout = 604_800,
            IndexerRetentionPeriod = 31_536_000,
        };
}
