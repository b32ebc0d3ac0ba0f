using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Tests;

/// <summary>A small system and a seeded stream of random commands over all contracts.</summary>
internal sealed class RandomSystem
{
    private static readonly UInt256 Grt = 1_000_000_000_000_000_000UL;
    private readonly Random _random;
    private readonly Address[] _indexers = Accounts(0x100, 4);
    private readonly Address[] _people = Accounts(0x200, 3);
    private readonly Address[] _sinks = Accounts(0x300, 3);
    private readonly Hash256[] _subgraphs =
    [
        .. Enumerable.Range(1, 4).Select(i => Word.ToHash((UInt256)(ulong)(0x500 + i))),
    ];
    private readonly List<Address> _allocations = [];
    private ulong _block = 1000;
    private ulong _time = 1_700_000_000;
    private ulong _nextAllocation = 0x9000;

    public RandomSystem(int seed, GraphRuleset ruleset)
    {
        _random = new Random(seed);
        Engine = new TheGraphEngine(Setup(ruleset));
    }

    public TheGraphEngine Engine { get; }

    public static Address At(ulong number) => Word.ToAddress(number);

    private static Address[] Accounts(ulong from, int count) =>
        [.. Enumerable.Range(0, count).Select(i => At(from + (ulong)i))];

    public static GraphAddresses Contracts(bool withAllocator) =>
        new()
        {
            Token = At(1),
            RewardsManager = At(2),
            Curation = At(3),
            Staking = At(4),
            SubgraphService = At(5),
            EpochManager = At(6),
            DisputeManager = At(7),
            FeeCollector = At(8),
            IssuanceAllocator = withAllocator ? At(9) : default,
            EligibilityOracle = withAllocator ? At(10) : default,
            DirectAllocations = withAllocator ? [At(11), At(12)] : [],
            Governor = At(20),
            Oracles = [At(21)],
            ChainId = 1,
        };

    private GraphSetup Setup(GraphRuleset ruleset)
    {
        var state = new GraphState();
        var addresses = Contracts(ruleset.HasIssuanceAllocator);
        state.Journal.Write(state.Rewards) = new RewardsManagerState
        {
            LastUpdateBlock = _block,
            RawIssuancePerBlock = 120 * Grt + 7,
            SubgraphAvailabilityOracle = At(22),
            SubgraphService = addresses.SubgraphService,
        };
        state.Journal.Write(state.Epochs) = new EpochClock
        {
            LastLengthUpdateEpoch = 1,
            LastLengthUpdateBlock = _block,
            EpochLength = 10,
        };
        state.Journal.Write(state.Parameters) = new ServiceParameters
        {
            MaxPoiStaleness = 9_000,
            DelegationRatio = 4,
            MinimumProvisionTokens = 1000 * Grt,
            MaximumProvisionTokens = UInt256.MaxValue,
            StakeToFeesRatio = 1,
            CurationCut = 100_000,
            DisputePeriod = 600,
            CurationTaxPercentage = 10_000,
            MinimumCurationDeposit = 1,
        };
        state.Journal.Write(state.Allocator) = IssuanceAllocatorState.Initial(_block);
        state.Journal.Write(state.TotalSupply) = 10_000_000_000 * Grt;
        state.TrackBalance(addresses.Curation, UInt256.Zero);
        state.TrackBalance(addresses.SubgraphService, UInt256.Zero);
        foreach (var indexer in _indexers)
            state.Journal.Write(state.Indexer(indexer)) = new IndexerState
            {
                TokensStaked = 100_000 * Grt,
                TokensProvisioned = 100_000 * Grt,
                Provision = new ProvisionState
                {
                    Tokens = 100_000 * Grt,
                    CreatedAt = 1,
                    ThawingPeriod = 600,
                    MaxVerifierCut = 500_000,
                },
                Registered = true,
            };
        return new GraphSetup(ruleset, addresses, _block, _time, state);
    }

    /// <summary>Applies one random command at a random later moment.</summary>
    public CommandOutcome Step()
    {
        if (_random.Next(3) > 0)
        {
            _block += (ulong)_random.Next(1, 12);
            _time += (ulong)_random.Next(1, 200);
        }
        var (command, sender) = Next();
        var outcome = Engine.Apply(command, new CallContext(_block, _time, sender, AllocationProofKnownGood: true));
        if (outcome.Succeeded && command is GraphCommand.StartService opened)
            _allocations.Add(opened.Opening.AllocationId);
        return outcome;
    }

    /// <summary>Replaces the contracts in place.</summary>
    public void Upgrade(GraphRuleset ruleset) =>
        Engine.Upgrade(ruleset, Contracts(ruleset.HasIssuanceAllocator), _block, _time);

    private (GraphCommand Command, Address Sender) Next() =>
        _random.Next(28) switch
        {
            0 or 1 => (new GraphCommand.MintSignal(Subgraph(), Amount(20_000), default), Person()),
            2 => Burn(),
            3 => (new GraphCommand.TransferTokens(At(3), Amount(3)), Person()),
            4 or 5 or 6 => Open(),
            7 or 8 or 9 or 10 or 11 => WithAllocation(
                (id, indexer) =>
                    new GraphCommand.PresentPoi(indexer, id, _random.Next(8) == 0 ? default : Word.ToHash(77), [])
            ),
            12 => WithAllocation((id, indexer) => new GraphCommand.StopService(indexer, id, [])),
            13 or 14 => WithAllocation(
                (id, indexer) =>
                    new GraphCommand.ResizeAllocation(indexer, id, _random.Next(5) == 0 ? default : Amount(9000))
            ),
            15 => WithAllocation((id, _) => new GraphCommand.CloseStaleAllocation(id)),
            16 => (new GraphCommand.SetDenied(Subgraph(), _random.Next(2) == 0), At(22)),
            17 => (new GraphCommand.SetMinimumSubgraphSignal(_random.Next(2) == 0 ? default : Amount(8000)), At(20)),
            18 => (new GraphCommand.SetReclaimAddress(Condition().Id(), Sink()), At(20)),
            19 => (new GraphCommand.SetDefaultReclaimAddress(Sink()), At(20)),
            20 => (new GraphCommand.OnSubgraphSignalUpdate(Subgraph()), Person()),
            21 => (new GraphCommand.OnSubgraphAllocationUpdate(Subgraph()), Person()),
            22 => Allocator(),
            23 => Stake(),
            24 => (new GraphCommand.DelegateTokens(Indexer(), At(5), Amount(3000) + Grt, default), Person()),
            25 => (
                new GraphCommand.SetDelegationFeeCut(Indexer(), At(5), 2, (UInt256)(ulong)_random.Next(900_000)),
                Indexer()
            ),
            26 => Oracle(),
            _ => (new GraphCommand.SetIssuancePerBlock(Amount(200)), At(20)),
        };

    private (GraphCommand, Address) Burn()
    {
        var shares = Engine.World.State.CuratorShares.Where(pair => !pair.Value.Value.IsZero).ToList();
        if (shares.Count == 0)
            return (new GraphCommand.UpdateAccRewardsPerSignal(), Person());
        var ((subgraph, curator), held) = shares[_random.Next(shares.Count)];
        var burned = _random.Next(6) == 0 ? held.Value : held.Value / 5 + 1;
        return (new GraphCommand.BurnSignal(subgraph, burned, default), curator);
    }

    private (GraphCommand, Address) Open()
    {
        var indexer = Indexer();
        var opening = new AllocationOpening(
            Subgraph(),
            _random.Next(8) == 0 ? default : Amount(6000),
            At(_nextAllocation++),
            []
        );
        return (new GraphCommand.StartService(indexer, opening, []), indexer);
    }

    private (GraphCommand, Address) WithAllocation(Func<Address, Address, GraphCommand> make)
    {
        if (_allocations.Count == 0)
            return (new GraphCommand.UpdateAccRewardsPerSignal(), Person());
        var id = _allocations[Math.Max(0, _allocations.Count - 1 - _random.Next(20))];
        var indexer = Engine.World.State.Allocations[id].Value.Indexer;
        return (make(id, indexer), indexer);
    }

    private (GraphCommand, Address) Allocator() =>
        _random.Next(7) switch
        {
            0 => (new GraphCommand.SetIssuanceAllocator(_random.Next(3) == 0 ? default : At(9)), At(20)),
            1 => (new GraphCommand.SetAllocatorRate(Amount(150), null), At(20)),
            2 or 3 => (new GraphCommand.SetTargetAllocation(At(2), default, Amount(60), null), At(20)),
            4 => (new GraphCommand.SetTargetAllocation(At(11), Amount(20), default, null), At(20)),
            5 => (new GraphCommand.ForceNotifiedBlock(At(2), _block + 5), At(20)),
            _ => (new GraphCommand.DistributeIssuance(), Person()),
        };

    private (GraphCommand, Address) Stake()
    {
        var indexer = Indexer();
        return _random.Next(3) switch
        {
            0 => (new GraphCommand.ThawProvision(indexer, At(5), Amount(2_000)), indexer),
            1 => (new GraphCommand.Deprovision(indexer, At(5), default), indexer),
            _ => (new GraphCommand.SlashIndexer(indexer, Amount(200), default), At(7)),
        };
    }

    private (GraphCommand, Address) Oracle() =>
        _random.Next(3) switch
        {
            0 => (
                new GraphCommand.SetEligibilityOracle(
                    _random.Next(3) == 0 ? default : At(10),
                    Engine.Ruleset.EligibilityOracleSetter
                ),
                At(20)
            ),
            1 => (new GraphCommand.SetEligibilityValidation(_random.Next(2) == 0), At(20)),
            _ => (new GraphCommand.RenewEligibility([Indexer()], []), At(21)),
        };

    private Address Indexer() => _indexers[_random.Next(_indexers.Length)];

    private Address Person() => _people[_random.Next(_people.Length)];

    private Address Sink() => _random.Next(3) == 0 ? default : _sinks[_random.Next(_sinks.Length)];

    private Hash256 Subgraph() => _subgraphs[_random.Next(_subgraphs.Length)];

    private RewardCondition Condition() => (RewardCondition)_random.Next(1, RewardConditions.Count);

    private UInt256 Amount(int upTo) =>
        Grt * (UInt256)(ulong)_random.Next(1, upTo) + (UInt256)(ulong)_random.Next(1_000_000);
}
