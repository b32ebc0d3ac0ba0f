using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.Benchmarks.RocketPool;

/// <summary>
/// An interval of mainnet's shape: ten minipools a node, one duty per validator and epoch, 1 % missed, bonds of 8 and
/// 16 ETH, every tenth node joined inside the interval, every seventh minipool reduced its bond inside it.
/// </summary>
internal static class SyntheticInterval
{
    public const int MinipoolsOfNode = 10;
    private const uint FirstSlot = 9_000_000;
    private static readonly UInt256 Eth = UInt256.Parse("1000000000000000000");

    public static NetworkState Build(int nodes, int epochs)
    {
        var minipools = nodes * MinipoolsOfNode;
        var lastSlot = FirstSlot + 32 * (uint)epochs - 1;
        var beacon = BeaconConstants.Mainnet;
        var validators = new Dictionary<ValidatorPubkey, ValidatorFacts>(minipools);
        var duties = new Dictionary<ValidatorPubkey, DutyRecord>(minipools);
        var facts = new List<NodeFacts>(nodes);
        for (var node = 0; node < nodes; node++)
        {
            var own = new List<MinipoolFacts>(MinipoolsOfNode);
            for (var count = 0; count < MinipoolsOfNode; count++)
            {
                var number = node * MinipoolsOfNode + count + 1;
                var minipool = Minipool(number, beacon.TimeOfSlot(FirstSlot + 16 * (uint)epochs));
                own.Add(minipool);
                validators[minipool.Pubkey] = Validator(number);
                duties[minipool.Pubkey] = Duties(number, epochs);
            }

            facts.Add(Node(node + 1, own, beacon.TimeOfSlot(FirstSlot + 8 * (uint)epochs)));
        }

        return new NetworkState
        {
            Network = "mainnet",
            Index = 40,
            IntervalsPassed = 1,
            Beacon = beacon,
            Interval = Interval(beacon, lastSlot),
            Protocol = Protocol(),
            OracleMembers = [new OracleMember(Account(1), 0)],
            Nodes = facts,
            Validators = validators,
            Attestations = new AttestationFacts(AttestationForm.Duties, duties),
            Withdrawals = [],
        };
    }

    public static Address Account(int number) =>
        Address.Parse("0x" + number.ToString("x40", CultureInfo.InvariantCulture));

    public static ValidatorPubkey Key(int number) =>
        ValidatorPubkey.Parse(number.ToString("x96", CultureInfo.InvariantCulture));

    public static uint SlotOfDuty(int validator, int epoch) =>
        FirstSlot + 32 * (uint)epoch + (uint)((validator * 7 + epoch * 13) % 32);

    public static bool IsMissed(int validator, int epoch) => (validator + epoch) % 100 == 0;

    private static DutyRecord Duties(int validator, int epochs)
    {
        var missed = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            missed += IsMissed(validator, epoch) ? 1 : 0;
        }

        var success = new uint[epochs - missed];
        var failures = new uint[missed];
        var (good, bad) = (0, 0);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var slot = SlotOfDuty(validator, epoch);
            if (IsMissed(validator, epoch))
            {
                failures[bad++] = slot;
            }
            else
            {
                success[good++] = slot;
            }
        }

        return DutyRecord.FromSlots(success, failures);
    }

    private static MinipoolFacts Minipool(int number, ulong reduction) =>
        new()
        {
            Address = Account(1_000_000 + number),
            Pubkey = Key(number),
            Exists = true,
            Status = MinipoolStatus.Staking,
            StatusTime = 1,
            PenaltyCount = 0,
            Finalised = false,
            NodeFee = UInt256.Parse("140000000000000000"),
            NodeDepositBalance = (UInt256)(number % 2 == 0 ? 16UL : 8UL) * Eth,
            UserDepositBalance = (UInt256)(number % 2 == 0 ? 16UL : 24UL) * Eth,
            LastBondReductionTime = number % 7 == 0 ? reduction : 0,
            LastBondReductionPrevValue = (UInt256)16 * Eth,
            LastBondReductionPrevNodeFee = UInt256.Parse("150000000000000000"),
        };

    private static NodeFacts Node(int number, List<MinipoolFacts> minipools, ulong joined) =>
        new()
        {
            Address = Account(number),
            RegistrationTime = BeaconConstants.Mainnet.GenesisTime,
            RewardNetwork = 0,
            OptedIn = true,
            OptChangedTime = number % 10 == 0 ? joined : BeaconConstants.Mainnet.GenesisTime + 1,
            RplStake = (UInt256)(ulong)(number % 5000 + 500) * Eth,
            Minipools = minipools,
        };

    private static ValidatorFacts Validator(int number) =>
        new((ulong)number, "active_ongoing", 1, BeaconConstants.FarFutureEpoch, BeaconConstants.FarFutureEpoch);

    private static IntervalBounds Interval(BeaconConstants beacon, uint lastSlot) =>
        new()
        {
            IntervalTime = 2_419_200,
            StartTime = beacon.TimeOfSlot(FirstSlot),
            EndTime = beacon.TimeOfSlot(lastSlot),
            ConsensusStartNominal = FirstSlot,
            ConsensusStartBlock = FirstSlot,
            NominalEndSlot = lastSlot,
            ConsensusEndBlock = lastSlot,
            ExecutionStartBlock = 1,
            ExecutionStartTime = beacon.TimeOfSlot(FirstSlot),
            ExecutionEndBlock = 2,
            ExecutionEndTime = beacon.TimeOfSlot(lastSlot),
        };

    private static ProtocolFacts Protocol() =>
        new()
        {
            PendingRpl = (UInt256)70_000 * Eth,
            NodePercent = UInt256.Parse("700000000000000000"),
            OraclePercent = UInt256.Parse("25000000000000000"),
            TreasuryPercent = UInt256.Parse("275000000000000000"),
            RplPrice = UInt256.Parse("2000000000000000"),
            MinCollateralFraction = UInt256.Parse("100000000000000000"),
            MaxCollateralFraction = UInt256.Parse("1500000000000000000"),
            SmoothingPoolBalance = (UInt256)700 * Eth,
            EnabledNetworks = [0],
        };
}
