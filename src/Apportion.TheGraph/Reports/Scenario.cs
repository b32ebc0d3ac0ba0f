using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Reports;

/// <summary>
/// Changed parameters of a simulation. From a block on they hold instead of what the record sets; the record's own setters
/// of the same parameter are passed over.
/// </summary>
public sealed class Scenario
{
    private readonly List<Action<World>> _changes = [];
    private readonly HashSet<Type> _overridden = [];
    private readonly HashSet<Hash256> _deniedOverrides = [];
    private readonly HashSet<Hash256> _reclaimOverrides = [];

    /// <summary>The names a change may have.</summary>
    public const string Names =
        "issuancePerBlock=WEI, minimumSubgraphSignal=WEI, deny=0x.., undeny=0x.., defaultReclaim=0x.., "
        + "reclaim.CONDITION=0x.., maxPOIStaleness=SECONDS, delegationRatio=N";

    /// <summary>First block of the change; 0 is the start.</summary>
    public ulong FromBlock { get; init; }

    /// <summary>False as long as the replay has not reached <see cref="FromBlock"/>, so that nothing is changed yet.</summary>
    public bool IsApplied { get; private set; }

    /// <summary>Subgraphs whose condition the change flips, with what would still be handed out by a hook before it.</summary>
    public IReadOnlyList<Finding> Pokes { get; private set; } = [];

    /// <summary>Adds a change.</summary>
    /// <exception cref="ApportionException">The name or the value is not known.</exception>
    public void Set(string name, string value)
    {
        if (name.StartsWith("reclaim.", StringComparison.Ordinal))
            SetReclaim(name["reclaim.".Length..], value);
        else if (name == "issuancePerBlock")
            SetRate(Amount(name, value));
        else if (name == "minimumSubgraphSignal")
        {
            var minimum = Amount(name, value);
            _overridden.Add(typeof(GraphCommand.SetMinimumSubgraphSignal));
            _changes.Add(world => world.State.Journal.Write(world.State.Rewards).MinimumSubgraphSignal = minimum);
        }
        else if (name is "deny" or "undeny")
            SetDenied(value, name == "deny");
        else if (name == "defaultReclaim")
        {
            var address = ParseAddress(name, value);
            _overridden.Add(typeof(GraphCommand.SetDefaultReclaimAddress));
            _changes.Add(world => world.State.Journal.Write(world.State.Rewards).DefaultReclaimAddress = address);
        }
        else if (name == "maxPOIStaleness")
        {
            var seconds = Amount(name, value);
            _overridden.Add(typeof(GraphCommand.SetMaxPoiStaleness));
            _changes.Add(world => world.State.Journal.Write(world.State.Parameters).MaxPoiStaleness = seconds);
        }
        else if (name == "delegationRatio")
        {
            var ratio = checked((uint)Amount(name, value));
            _overridden.Add(typeof(GraphCommand.SetDelegationRatio));
            _changes.Add(world => world.State.Journal.Write(world.State.Parameters).DelegationRatio = ratio);
        }
        else
            throw Bad(name, Names, value);
    }

    /// <summary>Makes a replay follow the scenario.</summary>
    public void Attach(SequenceReplayer replayer)
    {
        if (FromBlock <= replayer.Engine.Block)
            Apply(replayer.Engine);
        replayer.Before += operation =>
        {
            if (!IsApplied && operation.Block >= FromBlock)
                Apply(replayer.Engine);
        };
        replayer.PassOver = command => IsApplied && Overrides(command);
    }

    private bool Overrides(GraphCommand command) =>
        command switch
        {
            GraphCommand.SetDenied denied => _deniedOverrides.Contains(denied.Subgraph),
            GraphCommand.SetReclaimAddress reclaim => _reclaimOverrides.Contains(reclaim.Reason),
            _ => _overridden.Contains(command.GetType()),
        };

    /// <summary>Makes the changes as a transaction of the first block would, so that the blocks before it follow the old ones.</summary>
    private void Apply(TheGraphEngine engine)
    {
        IsApplied = true;
        var before = Conditions(engine.World);
        var outcome = engine.Run(
            world =>
            {
                foreach (var change in _changes)
                    change(world);
            },
            new CallContext(Math.Max(FromBlock, engine.Block), engine.Timestamp, engine.Addresses.Governor)
        );
        if (!outcome.Succeeded)
            throw ApportionException.Unsupported(
                "thegraph.simulate",
                string.Create(CultureInfo.InvariantCulture, $"the changes at block {engine.Block}"),
                "changes that the contracts accept there",
                outcome.RevertText,
                "choose another block or other changes"
            );
        Pokes = FindPokes(engine.World, before);
    }

    private static Dictionary<Hash256, RewardCondition> Conditions(World world) =>
        world.State.Subgraphs.Values.ToDictionary(entry => entry.Id, entry => world.Rewards.ConditionOf(entry.Value));

    private static List<Finding> FindPokes(World world, Dictionary<Hash256, RewardCondition> before)
    {
        var pokes = new List<Finding>();
        foreach (var entry in world.State.Subgraphs.Values.OrderBy(entry => entry.Id))
        {
            var now = world.Rewards.ConditionOf(entry.Value);
            var was = before[entry.Id];
            if (now == was || !world.Ruleset.ReclaimsUndistributed)
                continue;
            var pending = SubgraphNewRewards.Compute(
                world.Rewards.AccRewardsPerSignalView(),
                entry.Value.AccRewardsPerSignalSnapshot,
                entry.Value.SignalledTokens,
                default(Silent),
                out _
            );
            pokes.Add(
                Finding.Notice(
                    "thegraph.simulate.poke",
                    $"subgraph {entry.Id}",
                    $"{was.Name()} becomes {now.Name()}; call onSubgraphSignalUpdate before the change to settle "
                        + $"{Accounting.RewardAccounts.Grt.Format(pending)} GRT under {was.Name()}"
                )
            );
        }
        return pokes;
    }

    private void SetRate(UInt256 rate)
    {
        _overridden.Add(typeof(GraphCommand.SetIssuancePerBlock));
        _overridden.Add(typeof(GraphCommand.SetIssuanceAllocator));
        _changes.Add(world =>
        {
            world.Rewards.Update();
            ref var rewards = ref world.State.Journal.Write(world.State.Rewards);
            rewards.RawIssuancePerBlock = rate;
            rewards.IssuanceAllocator = Address.Zero;
        });
    }

    private void SetDenied(string subgraph, bool denied)
    {
        if (!Hash256.TryParse(subgraph, out var id))
            throw Bad(denied ? "deny" : "undeny", "a subgraph deployment id (bytes32)", subgraph);
        _deniedOverrides.Add(id);
        _changes.Add(world =>
        {
            world.Rewards.OnSubgraphAllocationUpdate(id);
            world.State.Journal.Write(world.State.Subgraph(id)).DeniedSince = denied ? Math.Max(world.Block, 1) : 0;
        });
    }

    private void SetReclaim(string condition, string value)
    {
        if (!RewardConditions.TryParse(condition, out var known) || known == RewardCondition.None)
            throw Bad(
                "reclaim." + condition,
                "one of " + string.Join(", ", RewardConditions.AllNames.Skip(1)),
                condition
            );
        var address = ParseAddress("reclaim." + condition, value);
        _reclaimOverrides.Add(known.Id());
        _changes.Add(world =>
            world.State.Journal.Write(GraphState.At(world.State.ReclaimAddresses, known.Id())) = address
        );
    }

    private static UInt256 Amount(string name, string value) =>
        UInt256.TryParse(value, out var amount) ? amount : throw Bad(name, "a decimal number", value);

    private static Address ParseAddress(string name, string value) =>
        Address.TryParse(value, out var address) ? address : throw Bad(name, "an address", value);

    private static ApportionException Bad(string name, string expected, string found) =>
        ApportionException.Malformed("thegraph.simulate", name, expected, found, $"use {Names}");
}
