using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.State;

/// <summary>
/// What the facts before a cutoff add up to. Snapshots of days before an earlier cutoff are the same as a run of that
/// cutoff saw, so one state serves a whole history of runs.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 4 and 5.</remarks>
internal sealed class EigenLayerState
{
    /// <summary>The rules it was built by.</summary>
    public required RewardsRules Rules { get; init; }

    /// <summary>The cutoff, days since 1970: only facts of earlier days are in.</summary>
    public required int Cutoff { get; init; }

    /// <summary>Dense numbers of addresses.</summary>
    public required AddressBook Book { get; init; }

    /// <summary>Dense numbers of operator sets.</summary>
    public required SetBook Sets { get; init; }

    /// <summary>Times of blocks.</summary>
    public required BlockTimes Blocks { get; init; }

    /// <summary>Stakers' shares.</summary>
    public required ShareTable StakerShares { get; init; }

    /// <summary>Operators' shares.</summary>
    public required ShareTable OperatorShares { get; init; }

    /// <summary>Delegations.</summary>
    public required DelegationTable Delegations { get; init; }

    /// <summary>Operators registered with AVSs.</summary>
    public required RegistrationTable<(int Operator, int Avs)> AvsOperators { get; init; }

    /// <summary>Strategies AVSs reported for operators.</summary>
    public required RestakedTable Restaked { get; init; }

    /// <summary>Splits per AVS.</summary>
    public required StepTable<(int Operator, int Avs), int> AvsSplits { get; init; }

    /// <summary>Splits of programmatic incentives.</summary>
    public required StepTable<int, int> PiSplits { get; init; }

    /// <summary>Default split, under key 0.</summary>
    public required StepTable<int, int> DefaultSplits { get; init; }

    /// <summary>Splits per operator set.</summary>
    public required StepTable<(int Operator, int Set), int> SetSplits { get; init; }

    /// <summary>Operators registered with operator sets.</summary>
    public required RegistrationTable<(int Operator, int Set)> SetOperators { get; init; }

    /// <summary>Strategies registered with operator sets.</summary>
    public required RegistrationTable<(int Strategy, int Set)> SetStrategies { get; init; }

    /// <summary>Allocations.</summary>
    public required AllocationTable Allocations { get; init; }

    /// <summary>Queued withdrawals, where the ruleset looks at them.</summary>
    public required QueuedWithdrawals? Queue { get; init; }

    /// <summary>Accounts without programmatic incentives before Panama.</summary>
    public required HashSet<int> Excluded { get; init; }

    /// <summary>Operators by AVS and by operator set.</summary>
    public required Membership Members { get; init; }

    /// <summary>On which days stake moves.</summary>
    public required StakeChanges Changes { get; init; }

    /// <summary>Last day with share snapshots for a run of a cutoff.</summary>
    public int LastShareDay(int cutoff) => Rules.Ruleset.SnapshotsReachCutoff ? cutoff : cutoff - 1;
}
