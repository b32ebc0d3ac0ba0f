using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Replay;

/// <summary>The logs of one transaction, raw and decoded.</summary>
internal sealed class LogTransaction(IReadOnlyList<EvmLog> raw, IReadOnlyList<ContractLog?> logs)
{
    public IReadOnlyList<EvmLog> Raw { get; } = raw;
    public IReadOnlyList<ContractLog?> Logs { get; } = logs;
    public string Where => Raw[0].Where;

    /// <summary>GRT that went into (or, negative, out of) curation and is not yet on the books.</summary>
    public BigInteger PendingSignal { get; set; }

    /// <summary>Allocations that presented a POI in this transaction.</summary>
    public HashSet<Address> Presented { get; } = [];

    /// <summary>Rewards the rules gave for each presented POI, in order.</summary>
    public List<(Address Allocation, UInt256 Rewards)> Claims { get; } = [];

    /// <summary>Allocations the transaction opens, presents, resizes or closes.</summary>
    public IEnumerable<Address> Allocations =>
        Logs.Where(log =>
                log?.Definition == GraphEvents.Service.AllocationCreated
                || log?.Definition == GraphEvents.Service.PoiPresented
                || log?.Definition == GraphEvents.Service.IndexingRewardsCollected
                || log?.Definition == GraphEvents.Service.AllocationResized
                || log?.Definition == GraphEvents.Service.AllocationClosed
            )
            .Select(log => log!.Account(1))
            .Distinct();

    /// <summary>True if the transaction has a log of an event that names an allocation at an argument.</summary>
    public bool Has(EventDescription definition, int argument, Address allocation) =>
        Find(definition, argument, allocation) is not null;

    /// <summary>The first log of an event that names an allocation at an argument.</summary>
    public ContractLog? Find(EventDescription definition, int argument, Address allocation) =>
        Logs.FirstOrDefault(log => log?.Definition == definition && log.Account(argument) == allocation);

    /// <summary>All logs of an event.</summary>
    public IEnumerable<ContractLog> All(EventDescription definition) =>
        Logs.Where(log => log?.Definition == definition).Select(log => log!);
}
