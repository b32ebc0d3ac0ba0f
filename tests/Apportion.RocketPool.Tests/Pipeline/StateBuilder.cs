using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>
/// A small network: an interval of ten epochs that starts at slot 3200 (time 38400 after genesis) and ends at slot 3519,
/// one Oracle DAO member without stake. Nodes registered long before.
/// </summary>
internal sealed class StateBuilder
{
    public const ulong FirstSlot = 3200;
    public const ulong LastSlot = 3519;
    public const ulong IntervalTime = 3840;
    public static readonly UInt256 Eth = UInt256.Parse("1000000000000000000");

    private readonly List<NodeFacts> nodes = [];
    private readonly Dictionary<ValidatorPubkey, ValidatorFacts> validators = [];
    private readonly Dictionary<ValidatorPubkey, DutyRecord> duties = [];
    private readonly List<Withdrawal> withdrawals = [];

    public StateBuilder()
    {
        Node(900);
        Members = [new OracleMember(Account(900), 0)];
    }

    public List<OracleMember> Members { get; }

    public AttestationForm Form { get; set; } = AttestationForm.Duties;

    public ulong Index { get; set; } = 30;

    public ProtocolFacts Protocol { get; set; } =
        new()
        {
            PendingRpl = (UInt256)70_000 * Eth,
            NodePercent = UInt256.Parse("700000000000000000"),
            OraclePercent = UInt256.Parse("150000000000000000"),
            TreasuryPercent = UInt256.Parse("150000000000000000"),
            RplPrice = UInt256.Parse("20000000000000000"),
            MinCollateralFraction = UInt256.Parse("100000000000000000"),
            MaxCollateralFraction = UInt256.Parse("1500000000000000000"),
            SmoothingPoolBalance = (UInt256)100 * Eth,
            EnabledNetworks = [0],
        };

    public static Address Account(int number) =>
        Address.Parse("0x" + number.ToString("x40", CultureInfo.InvariantCulture));

    public static ValidatorPubkey Key(int number) =>
        ValidatorPubkey.Parse(number.ToString("x96", CultureInfo.InvariantCulture));

    public static ulong TimeOf(ulong slot) => BeaconConstants.Mainnet.TimeOfSlot(slot);

    /// <summary>Adds a node of account <paramref name="number"/>.</summary>
    public NodeFacts Node(int number, int rplStake = 0, bool optedIn = false, ulong optChanged = 0, ulong network = 0)
    {
        var node = new NodeFacts
        {
            Address = Account(number),
            RegistrationTime = BeaconConstants.Mainnet.GenesisTime,
            RewardNetwork = network,
            OptedIn = optedIn,
            OptChangedTime = optChanged,
            EffectiveRplStake = (UInt256)(uint)rplStake * Eth,
            RplStake = (UInt256)(uint)rplStake * Eth,
            Minipools = [],
        };
        nodes.Add(node);
        return node;
    }

    /// <summary>Adds a staking minipool with a validator and duties to the node added last.</summary>
    public MinipoolFacts Minipool(
        int number,
        int bond = 16,
        string fee = "150000000000000000",
        ulong activation = 10,
        ulong exit = BeaconConstants.FarFutureEpoch,
        int good = 10,
        int missed = 0,
        ulong penalties = 0,
        MinipoolStatus status = MinipoolStatus.Staking
    )
    {
        var minipool = new MinipoolFacts
        {
            Address = Account(10_000 + number),
            Pubkey = Key(number),
            Exists = true,
            Status = status,
            StatusTime = BeaconConstants.Mainnet.GenesisTime,
            PenaltyCount = penalties,
            Finalised = false,
            NodeFee = UInt256.Parse(fee),
            NodeDepositBalance = (UInt256)(uint)bond * Eth,
            UserDepositBalance = (UInt256)(uint)(32 - bond) * Eth,
            LastBondReductionTime = 0,
            LastBondReductionPrevValue = default,
            LastBondReductionPrevNodeFee = default,
        };
        nodes[^1] = nodes[^1] with { Minipools = [.. nodes[^1].Minipools, minipool] };
        validators[minipool.Pubkey] = new ValidatorFacts(
            (ulong)number,
            "active_ongoing",
            activation,
            exit,
            BeaconConstants.FarFutureEpoch
        );
        duties[minipool.Pubkey] = Duties(good, missed);
        return minipool;
    }

    public void Withdraw(ulong slot, int validator, UInt256 amount) =>
        withdrawals.Add(new Withdrawal(slot, (ulong)validator, amount));

    /// <summary>Replaces the minipool added last.</summary>
    public void ChangeLastMinipool(Func<MinipoolFacts, MinipoolFacts> change) =>
        nodes[^1] = nodes[^1] with
        {
            Minipools = [.. nodes[^1].Minipools.SkipLast(1), change(nodes[^1].Minipools[^1])],
        };

    public NetworkState Build() =>
        new()
        {
            Network = "mainnet",
            Index = Index,
            IntervalsPassed = 1,
            Beacon = BeaconConstants.Mainnet,
            Interval = new IntervalBounds
            {
                IntervalTime = IntervalTime,
                StartTime = TimeOf(FirstSlot),
                EndTime = TimeOf(LastSlot),
                ConsensusStartNominal = FirstSlot,
                ConsensusStartBlock = FirstSlot,
                NominalEndSlot = LastSlot,
                ConsensusEndBlock = LastSlot,
                ExecutionStartBlock = 1000,
                ExecutionStartTime = TimeOf(FirstSlot),
                ExecutionEndBlock = 1320,
                ExecutionEndTime = TimeOf(LastSlot),
            },
            Protocol = Protocol,
            OracleMembers = Members,
            Nodes = nodes,
            Validators = validators,
            Attestations = new AttestationFacts(
                Form,
                Form == AttestationForm.Duties
                    ? duties
                    : duties.ToDictionary(
                        pair => pair.Key,
                        pair => DutyRecord.FromCounts(pair.Value.Good, pair.Value.Missed)
                    )
            ),
            Withdrawals = withdrawals,
        };

    /// <summary>One duty an epoch: the successes first, then the misses.</summary>
    private static DutyRecord Duties(int good, int missed) =>
        DutyRecord.FromSlots(
            [.. Enumerable.Range(0, good).Select(epoch => (uint)FirstSlot + 32 * (uint)epoch + 5)],
            [.. Enumerable.Range(good, missed).Select(epoch => (uint)FirstSlot + 32 * (uint)epoch + 5)]
        );
}
