using Apportion.Core;
using Apportion.EigenLayer.Facts;

namespace Apportion.EigenLayer.State;

/// <summary>Finds every address of the facts that can take part in a computation.</summary>
internal static class AddressCollector
{
    public static AddressBook Collect(EigenLayerFacts facts)
    {
        var all = new HashSet<Address> { Address.Zero };
        CollectStake(facts, all);
        CollectSubmissions(facts, all);
        CollectRegistrations(facts, all);
        CollectSplits(facts, all);
        return new AddressBook(all);
    }

    private static void CollectStake(EigenLayerFacts facts, HashSet<Address> all)
    {
        foreach (var row in facts.StakerShareDeltas)
            Add(all, row.Staker, row.Strategy);
        foreach (var row in facts.OperatorShareDeltas)
            Add(all, row.Operator, row.Strategy);
        foreach (var row in facts.StakerDelegationChanges)
            Add(all, row.Staker, row.Operator);
        foreach (var row in facts.QueuedSlashingWithdrawals)
            Add(all, row.Staker, row.Operator, row.Strategy);
        foreach (var row in facts.SlashedOperators)
            Add(all, row.Operator, row.Strategy, row.Avs);
    }

    private static void CollectSubmissions(EigenLayerFacts facts, HashSet<Address> all)
    {
        foreach (var row in facts.RewardSubmissions)
            Add(all, row.Avs, row.Token, row.Strategy);
        foreach (var row in facts.OperatorDirectedRewardSubmissions)
            Add(all, row.Avs, row.Token, row.Strategy, row.Operator);
        foreach (var row in facts.OperatorDirectedOperatorSetRewardSubmissions)
            Add(all, row.Avs, row.Token, row.Strategy, row.Operator);
        foreach (var row in facts.UniqueStakeRewardSubmissions.Concat(facts.TotalStakeRewardSubmissions))
            Add(all, row.Avs, row.Token, row.Strategy);
    }

    private static void CollectRegistrations(EigenLayerFacts facts, HashSet<Address> all)
    {
        foreach (var row in facts.AvsOperatorStateChanges)
            Add(all, row.Operator, row.Avs);
        foreach (var row in facts.OperatorRestakedStrategies)
            Add(all, row.Operator, row.Avs, row.Strategy);
        foreach (var row in facts.OperatorSetOperatorRegistrations)
            Add(all, row.Operator, row.Avs);
        foreach (var row in facts.OperatorSetStrategyRegistrations)
            Add(all, row.Strategy, row.Avs);
        foreach (var row in facts.OperatorAllocations)
            Add(all, row.Operator, row.Strategy, row.Avs);
        foreach (var row in facts.OperatorMaxMagnitudes)
            Add(all, row.Operator, row.Strategy);
        foreach (var row in facts.ExcludedAddresses)
            all.Add(row.Account);
    }

    private static void CollectSplits(EigenLayerFacts facts, HashSet<Address> all)
    {
        foreach (var row in facts.OperatorAvsSplits)
            Add(all, row.Operator, row.Avs);
        foreach (var row in facts.OperatorPiSplits)
            all.Add(row.Operator);
        foreach (var row in facts.OperatorSetSplits)
            Add(all, row.Operator, row.Avs);
    }

    private static void Add(HashSet<Address> all, params ReadOnlySpan<Address> addresses)
    {
        foreach (var address in addresses)
            all.Add(address);
    }
}
