using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests.Logs;

/// <summary>A short history of logs written by hand: one transaction an event, blocks of 12 seconds.</summary>
internal sealed class LogScript
{
    private static readonly EigenLayerContract[] Contracts = Enum.GetValues<EigenLayerContract>();

    private readonly List<EvmLog> _logs = [];
    private ulong _block = 1;
    private uint _index;

    public static readonly Address Alice = Account(0xa1);
    public static readonly Address Bob = Account(0xb0);
    public static readonly Address Operator = Account(0x01);
    public static readonly Address Avs = Account(0xaa);
    public static readonly Address Strategy = Account(0x51);
    public static readonly Address Token = Account(0x70);

    public static EigenLayerContracts Network { get; } =
        new(Contracts.Select((contract, i) => KeyValuePair.Create(Account((byte)(0xc0 + i)), contract)));

    public IReadOnlyList<EvmLog> Logs => _logs;

    public static Address Account(byte number)
    {
        var bytes = new byte[Address.Length];
        bytes[^1] = number;
        bytes[0] = number;
        return Address.FromBytes(bytes);
    }

    public LogScript NextBlock()
    {
        _block++;
        _index = 0;
        return this;
    }

    public LogScript Deposit(Address staker, ulong shares) =>
        Emit(
            EigenLayerContract.StrategyManager,
            "Deposit(address,address,uint256)",
            [],
            new AbiWriter().Write(staker).Write(Strategy).Write((UInt256)shares)
        );

    public LogScript Delegate(Address staker, Address @operator) =>
        Emit(
            EigenLayerContract.DelegationManager,
            "StakerDelegated(address,address)",
            [Word(staker), Word(@operator)],
            new AbiWriter()
        );

    public LogScript Undelegate(Address staker, Address @operator) =>
        Emit(
            EigenLayerContract.DelegationManager,
            "StakerUndelegated(address,address)",
            [Word(staker), Word(@operator)],
            new AbiWriter()
        );

    public LogScript Slash(Address @operator, ulong wad) =>
        Emit(
            EigenLayerContract.AllocationManager,
            "OperatorSlashed(address,(address,uint32),address[],uint256[],string)",
            [],
            new AbiWriter()
                .Write(@operator)
                .Write(Avs)
                .Write(UInt256.Zero)
                .WriteArray<Address>([Strategy], static (writer, strategy) => writer.Write(strategy))
                .WriteArray<ulong>([wad], static (writer, value) => writer.Write((UInt256)value))
                .WriteString("for a reason")
        );

    public LogScript BeaconSlash(Address owner, ulong before, ulong after) =>
        Emit(
            EigenLayerContract.EigenPodManager,
            "BeaconChainSlashingFactorDecreased(address,uint64,uint64)",
            [],
            new AbiWriter().Write(owner).Write((UInt256)before).Write((UInt256)after)
        );

    public LogScript PodShares(Address owner, long delta) =>
        Emit(
            EigenLayerContract.EigenPodManager,
            "PodSharesUpdated(address,int256)",
            [Word(owner)],
            new AbiWriter().WriteSigned(delta)
        );

    public LogScript Root(uint index, uint end) =>
        Emit(
            EigenLayerContract.RewardsCoordinator,
            "DistributionRootSubmitted(uint32,bytes32,uint32,uint32)",
            [Word((UInt256)index), Hash256.Zero, Word((UInt256)end)],
            new AbiWriter().Write((UInt256)(end + 7200))
        );

    public LogScript Submission(uint nonce, uint duration = 604_800, Hash256? hash = null)
    {
        var submission = new AbiWriter()
            .WriteArray<Address>([Strategy], static (writer, s) => writer.Write(s).Write(UInt256.One))
            .Write(Token)
            .Write((UInt256)1_000_000ul)
            .Write((UInt256)1_710_979_200ul)
            .Write((UInt256)duration);
        var data = new AbiWriter().WriteTuple(submission);
        var computed = RewardHash.Compute(Avs, nonce, data.ToArray(), headWords: 1);
        return Emit(
            EigenLayerContract.RewardsCoordinator,
            "AVSRewardsSubmissionCreated(address,uint256,bytes32,((address,uint96)[],address,uint256,uint32,uint32))",
            [Word(Avs), Word((UInt256)nonce), hash ?? computed],
            data
        );
    }

    public LogScript Emit(
        EigenLayerContract contract,
        string signature,
        Hash256[] topics,
        AbiWriter data,
        bool timed = true
    )
    {
        _logs.Add(
            new EvmLog
            {
                Address = Network.Addresses.Single(pair => pair.Value == contract).Key,
                Topics = [new EventSignature(signature).Topic0, .. topics],
                Data = data.ToArray(),
                BlockNumber = _block,
                BlockTimestamp = timed ? 1_710_979_200 + (12 * _block) : null,
                TransactionHash = Hash256.Zero,
                TransactionIndex = _index,
                LogIndex = _index,
            }
        );
        _index++;
        return this;
    }

    public LogFacts Read(params Block[] blocks) => LogFactsBuilder.Read(_logs, Network, blocks);

    public long[] Rows(Address staker) =>
        [.. Read().Facts.StakerShareDeltas.Where(row => row.Staker == staker).Select(row => (long)row.Shares)];

    private static Hash256 Word(Address address) => Hash256.FromBytes(new AbiWriter().Write(address).ToArray());

    private static Hash256 Word(UInt256 number) => Hash256.FromBytes(new AbiWriter().Write(number).ToArray());
}
