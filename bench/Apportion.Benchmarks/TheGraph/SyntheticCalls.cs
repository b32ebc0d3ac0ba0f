using System.Text;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Numerics;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.Benchmarks.TheGraph;

/// <summary>
/// A day-like mix of successful calls on a system with many open allocations: POIs, resizes, signal, hooks, openings and
/// closings, as commands and as JSON Lines.
/// </summary>
internal sealed class SyntheticCalls
{
    private static readonly UInt256 Grt = 1_000_000_000_000_000_000UL;
    private readonly Random _random = new(7);
    private readonly int _subgraphs;
    private readonly int _indexers;
    private readonly List<(ulong Id, int Indexer)> _open = [];
    private ulong _block = 1000;
    private ulong _time = 1_700_000_000;
    private ulong _next = 1UL << 40;

    public SyntheticCalls(int allocations, int operations)
    {
        _subgraphs = Math.Max(4, allocations / 10);
        _indexers = Math.Max(4, allocations / 20);
        for (var i = 0; i < _subgraphs; i++)
            Add(new GraphCommand.MintSignal(Subgraph(i), Grt * 1000UL, default), Account(900_000));
        for (var i = 0; i < allocations; i++)
            Open(i % _indexers);
        Prologue = Commands.Count;
        for (var i = 0; i < operations; i++)
            Next(i);
    }

    public List<(GraphCommand Command, CallContext Call)> Commands { get; } = [];

    /// <summary>How many commands open the system.</summary>
    public int Prologue { get; }

    public GraphSetup Setup()
    {
        var state = new GraphState();
        var addresses = Contracts;
        state.Journal.Write(state.TotalSupply) = Grt * 10_000_000_000UL;
        state.Journal.Write(state.Rewards) = new RewardsManagerState
        {
            LastUpdateBlock = 1000,
            RawIssuancePerBlock = Grt * 120UL,
            SubgraphService = addresses.SubgraphService,
            DefaultReclaimAddress = Account(950_000),
        };
        state.Journal.Write(state.Epochs) = new EpochClock
        {
            LastLengthUpdateEpoch = 1,
            LastLengthUpdateBlock = 1000,
            EpochLength = 50,
        };
        state.Journal.Write(state.Parameters) = new ServiceParameters
        {
            MaxPoiStaleness = 1_000_000,
            DelegationRatio = 16,
            MaximumProvisionTokens = UInt256.MaxValue,
            MinimumCurationDeposit = 1,
            DisputePeriod = 600,
            StakeToFeesRatio = 1,
        };
        state.TrackBalance(addresses.Curation, UInt256.Zero);
        for (var i = 0; i < _indexers; i++)
            state.Journal.Write(state.Indexer(Account(i))) = new IndexerState
            {
                TokensStaked = Grt * 100_000_000UL,
                TokensProvisioned = Grt * 100_000_000UL,
                Provision = new ProvisionState
                {
                    Tokens = Grt * 100_000_000UL,
                    CreatedAt = 1,
                    ThawingPeriod = 600,
                },
                IndexingRewardsCut = 100_000,
                Pool = new DelegationPoolState { Tokens = Grt * 1000UL, Shares = Grt * 1000UL },
                Registered = true,
            };
        return new GraphSetup(GraphRulesets.Gip0088, addresses, 1000, 1_700_000_000, state);
    }

    /// <summary>The commands as recorded calls, one JSON object a line.</summary>
    public byte[] ToJsonLines()
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var (command, call) in Commands)
        {
            var (to, calldata) = Encode(command);
            text.Append(
                FormattableString.Invariant(
                    $"{{\"i\":{number++},\"bn\":\"{call.Block}\",\"ts\":\"{call.Timestamp}\",\"from\":\"{call.Sender}\",\"to\":\"{to}\",\"calldata\":\"0x{Convert.ToHexStringLower(calldata)}\",\"ok\":true}}\n"
                )
            );
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static GraphAddresses Contracts { get; } =
        new()
        {
            Token = Account(1_000_001),
            RewardsManager = Account(1_000_002),
            Curation = Account(1_000_003),
            Staking = Account(1_000_004),
            SubgraphService = Account(1_000_005),
            EpochManager = Account(1_000_006),
            Governor = Account(1_000_007),
        };

    private static Address Account(long number) => Word.ToAddress((ulong)number + 1);

    private static Apportion.Merkle.Hash256 Subgraph(int number) => Word.ToHash((ulong)number + 1);

    private void Open(int indexer)
    {
        var id = _next++;
        _open.Add((id, indexer));
        var opening = new AllocationOpening(
            Subgraph(_random.Next(_subgraphs)),
            Grt * (ulong)_random.Next(100, 10_000),
            Account((long)id),
            new byte[65]
        );
        Add(new GraphCommand.StartService(Account(indexer), opening, []), Account(indexer));
    }

    private void Next(int operation)
    {
        if (operation % 3 == 0)
        {
            _block++;
            _time += 12;
        }
        var at = _random.Next(_open.Count);
        var (id, indexer) = _open[at];
        var (sender, allocation) = (Account(indexer), Account((long)id));
        switch (_random.Next(10))
        {
            case 0:
                _open[at] = _open[^1];
                _open.RemoveAt(_open.Count - 1);
                Add(new GraphCommand.StopService(sender, allocation, []), sender);
                break;
            case 1:
                Open(indexer);
                break;
            case 2:
                Add(
                    new GraphCommand.ResizeAllocation(
                        sender,
                        allocation,
                        Grt * (ulong)_random.Next(100, 10_000) + (ulong)operation
                    ),
                    sender
                );
                break;
            case 3:
                Add(new GraphCommand.MintSignal(Subgraph(_random.Next(_subgraphs)), Grt, default), Account(900_000));
                break;
            case 4:
                Add(new GraphCommand.OnSubgraphAllocationUpdate(Subgraph(_random.Next(_subgraphs))), sender);
                break;
            default:
                Add(new GraphCommand.PresentPoi(sender, allocation, Subgraph(9), []), sender);
                break;
        }
    }

    private void Add(GraphCommand command, Address sender) =>
        Commands.Add((command, new CallContext(_block, _time, sender, AllocationProofKnownGood: true)));

    private static (Address To, byte[] Calldata) Encode(GraphCommand command) =>
        command switch
        {
            GraphCommand.MintSignal mint => (
                Contracts.Curation,
                new AbiWriter()
                    .Write(mint.Subgraph)
                    .Write(mint.Tokens)
                    .Write(mint.MinimumShares)
                    .ToCalldata(FunctionSelector.Of("mint(bytes32,uint256,uint256)"))
            ),
            GraphCommand.StartService start => (
                Contracts.SubgraphService,
                Service(
                    "startService(address,bytes)",
                    start.Indexer,
                    new AbiWriter()
                        .Write(start.Opening.SubgraphDeploymentId)
                        .Write(start.Opening.Tokens)
                        .Write(start.Opening.AllocationId)
                        .WriteBytes(start.Opening.Proof)
                )
            ),
            GraphCommand.StopService stop => (
                Contracts.SubgraphService,
                Service("stopService(address,bytes)", stop.Indexer, new AbiWriter().Write(stop.AllocationId))
            ),
            GraphCommand.ResizeAllocation resize => (
                Contracts.SubgraphService,
                new AbiWriter()
                    .Write(resize.Indexer)
                    .Write(resize.AllocationId)
                    .Write(resize.Tokens)
                    .ToCalldata(FunctionSelector.Of("resizeAllocation(address,address,uint256)"))
            ),
            GraphCommand.OnSubgraphAllocationUpdate hook => (
                Contracts.RewardsManager,
                new AbiWriter()
                    .Write(hook.Subgraph)
                    .ToCalldata(FunctionSelector.Of("onSubgraphAllocationUpdate(bytes32)"))
            ),
            GraphCommand.PresentPoi poi => (
                Contracts.SubgraphService,
                new AbiWriter()
                    .Write(poi.Indexer)
                    .Write((UInt256)2UL)
                    .WriteBytes(
                        new AbiWriter().Write(poi.AllocationId).Write(poi.Poi).WriteBytes(poi.Metadata).ToArray()
                    )
                    .ToCalldata(FunctionSelector.Of("collect(address,uint8,bytes)"))
            ),
            _ => throw new InvalidOperationException($"no encoding for {command}"),
        };

    private static byte[] Service(string signature, Address indexer, AbiWriter data) =>
        new AbiWriter().Write(indexer).WriteBytes(data.ToArray()).ToCalldata(FunctionSelector.Of(signature));
}
