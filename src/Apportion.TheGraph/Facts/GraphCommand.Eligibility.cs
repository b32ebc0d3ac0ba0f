using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of the RewardsEligibilityOracle.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>renewIndexerEligibility(indexers, data)</c>.</summary>
    public sealed record RenewEligibility(IReadOnlyList<Address> Indexers, byte[] Payload) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.Renew(Indexers, Payload);
    }

    /// <summary><c>removeExpiredIndexer(indexer)</c>.</summary>
    public sealed record RemoveExpiredIndexer(Address Indexer) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.RemoveExpired(Indexer);
    }

    /// <summary><c>setEligibilityPeriod(seconds)</c>.</summary>
    public sealed record SetEligibilityPeriod(UInt256 Seconds) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.SetEligibilityPeriod(Seconds);
    }

    /// <summary><c>setOracleUpdateTimeout(seconds)</c>.</summary>
    public sealed record SetOracleUpdateTimeout(UInt256 Seconds) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.SetOracleUpdateTimeout(Seconds);
    }

    /// <summary><c>setIndexerRetentionPeriod(seconds)</c>.</summary>
    public sealed record SetIndexerRetentionPeriod(UInt256 Seconds) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.SetIndexerRetentionPeriod(Seconds);
    }

    /// <summary><c>setEligibilityValidation(flag)</c>.</summary>
    public sealed record SetEligibilityValidation(bool Enabled) : GraphCommand
    {
        internal override void Apply(World world) => world.Oracle.SetEligibilityValidation(Enabled);
    }
}
