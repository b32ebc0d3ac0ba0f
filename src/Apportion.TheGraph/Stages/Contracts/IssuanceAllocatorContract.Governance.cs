using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>IssuanceAllocator: rates, targets, notifications, pause. Source: spec the-graph section 13.</summary>
internal sealed partial class IssuanceAllocatorContract
{
    /// <summary>setIssuancePerBlock(rate[, minimum]); false if distribution lags behind the minimum.</summary>
    public bool SetIssuancePerBlock(UInt256 rate, UInt256? minimum)
    {
        RequireGovernor();
        var old = Variables.IssuancePerBlock;
        if (rate == old)
            return true;
        if (Lags(minimum))
            return false;
        var target = Variables.Targets[0];
        Notify(target);
        var rates = Variables.RatesOf(target);
        if (old > rate + rates.AllocatorMintingRate)
            Revert.Error("InsufficientUnallocatedForRateDecrease", old, rate, rates.AllocatorMintingRate);
        Store(target, rates with { AllocatorMintingRate = rates.AllocatorMintingRate + rate - old });
        State.Journal.Write(State.Allocator).IssuancePerBlock = rate;
        world.Emit(Self, GraphEvents.Allocator.IssuancePerBlockUpdated, old, rate);
        return true;
    }

    /// <summary>setTargetAllocation(target, allocator rate, self rate[, minimum]).</summary>
    public bool SetTargetAllocation(Address target, UInt256 allocatorRate, UInt256 selfRate, UInt256? minimum)
    {
        RequireGovernor();
        Revert.Unless(!target.IsZero, "TargetAddressCannotBeZero");
        if (target == Variables.Targets[0])
            Revert.Error("CannotSetAllocationForDefaultTarget", target);
        var unchanged = Variables.RatesOf(target);
        if (unchanged.AllocatorMintingRate == allocatorRate && unchanged.SelfMintingRate == selfRate)
            return true;
        if (!allocatorRate.IsZero || !selfRate.IsZero)
            RequireTargetInterface(target);
        if (Lags(minimum))
            return false;
        Notify(target);
        Notify(Variables.Targets[0]);
        StoreTargetRates(target, allocatorRate, selfRate);
        world.Emit(Self, GraphEvents.Allocator.TargetAllocationUpdated, Word.Of(target), allocatorRate, selfRate);
        return true;
    }

    /// <summary>setDefaultTarget(target[, minimum]): the new default takes over the old one's rates.</summary>
    public bool SetDefaultTarget(Address target, UInt256? minimum)
    {
        RequireGovernor();
        var old = Variables.Targets[0];
        if (target == old)
            return true;
        if (Variables.Targets.IndexOf(target) > 0)
            Revert.Error("CannotSetDefaultToAllocatedTarget", target);
        if (Lags(minimum))
            return false;
        Notify(old);
        Notify(target);
        var notified = Variables.RatesOf(target).LastChangeNotifiedBlock;
        var moved = Variables.RatesOf(old) with { LastChangeNotifiedBlock = notified };
        ref var variables = ref State.Journal.Write(State.Allocator);
        variables.Targets = variables.Targets.SetItem(0, target);
        variables.Records = variables.Records.Remove(old);
        Store(target, moved);
        world.Emit(Self, GraphEvents.Allocator.DefaultTargetUpdated, Word.Of(old), Word.Of(target));
        return true;
    }

    /// <summary>notifyTarget(target).</summary>
    public void NotifyTarget(Address target)
    {
        RequireGovernor();
        Notify(target);
    }

    /// <summary>forceTargetNoChangeNotificationBlock(target, block): no event, no bounds.</summary>
    public void ForceNotifiedBlock(Address target, UInt256 block)
    {
        RequireGovernor();
        Store(target, Variables.RatesOf(target) with { LastChangeNotifiedBlock = block });
    }

    public void SetEventMode(byte mode)
    {
        RequireGovernor();
        Revert.Unless(mode <= (byte)SelfMintingEventMode.PerTarget, "empty");
        var old = Variables.EventMode;
        if ((byte)old == mode)
            return;
        State.Journal.Write(State.Allocator).EventMode = (SelfMintingEventMode)mode;
        world.Emit(Self, GraphEvents.Allocator.SelfMintingEventModeUpdated, (byte)old, mode);
    }

    public void SetPaused(bool paused)
    {
        world.RequireRole(world.Call.Sender == world.Addresses.Governor, "PAUSE_ROLE");
        if (Variables.Paused == paused)
            Revert.With(paused ? "EnforcedPause" : "ExpectedPause");
        State.Journal.Write(State.Allocator).Paused = paused;
        var definition = paused ? GraphEvents.Service.Paused : GraphEvents.Service.Unpaused;
        world.Emit(Self, definition, Word.Of(world.Call.Sender));
    }

    private void RequireGovernor() => world.RequireRole(world.Call.Sender == world.Addresses.Governor, "GOVERNOR_ROLE");

    private bool Lags(UInt256? minimum) => Distribute() < (minimum ?? world.Block);

    private void Notify(Address target)
    {
        if (target.IsZero)
            return;
        var rates = Variables.RatesOf(target);
        if (world.Block <= rates.LastChangeNotifiedBlock)
            return;
        Store(target, rates with { LastChangeNotifiedBlock = world.Block });
        switch (world.Addresses.Find(target))
        {
            case GraphContract.RewardsManager:
                world.Rewards.BeforeIssuanceAllocationChange();
                break;
            case GraphContract.DirectAllocation:
                if (world.Ruleset.ReceiversAnnounceChanges)
                    world.Emit(target, GraphEvents.Target.BeforeIssuanceAllocationChange);
                break;
            default:
                Revert.With("empty");
                break;
        }
    }

    private void StoreTargetRates(Address target, UInt256 allocatorRate, UInt256 selfRate)
    {
        var rates = Variables.RatesOf(target);
        var fallback = Variables.Targets[0];
        var fallbackRates = Variables.RatesOf(fallback);
        var available = fallbackRates.AllocatorMintingRate + rates.AllocatorMintingRate + rates.SelfMintingRate;
        if (allocatorRate + selfRate > available)
            Revert.Error("InsufficientAllocationAvailable", allocatorRate + selfRate, available);
        Store(fallback, fallbackRates with { AllocatorMintingRate = available - allocatorRate - selfRate });
        ref var variables = ref State.Journal.Write(State.Allocator);
        variables.TotalSelfMintingRate = variables.TotalSelfMintingRate - rates.SelfMintingRate + selfRate;
        if (allocatorRate.IsZero && selfRate.IsZero)
            Remove(target);
        else
        {
            if (rates.AllocatorMintingRate.IsZero && rates.SelfMintingRate.IsZero)
                variables.Targets = variables.Targets.Add(target);
            Store(target, rates with { AllocatorMintingRate = allocatorRate, SelfMintingRate = selfRate });
        }
    }

    /// <summary>Removes a target by swapping it with the last; its record goes too.</summary>
    private void Remove(Address target)
    {
        ref var variables = ref State.Journal.Write(State.Allocator);
        var index = variables.Targets.IndexOf(target);
        if (index < 1)
            return;
        variables.Targets = variables
            .Targets.SetItem(index, variables.Targets[^1])
            .RemoveAt(variables.Targets.Length - 1);
        variables.Records = variables.Records.Remove(target);
    }

    private void Store(Address target, TargetRates rates)
    {
        ref var variables = ref State.Journal.Write(State.Allocator);
        variables.Records = variables.Records.SetItem(target, rates);
    }

    private void RequireTargetInterface(Address target)
    {
        switch (world.Addresses.Find(target))
        {
            case GraphContract.RewardsManager or GraphContract.DirectAllocation:
                return;
            case GraphContract.IssuanceAllocator or GraphContract.EligibilityOracle:
                Revert.Error("TargetDoesNotSupportIIssuanceTarget", target);
                break;
            default:
                Revert.With("empty");
                break;
        }
    }
}
