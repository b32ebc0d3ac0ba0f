using System.Globalization;

namespace Apportion.RocketPool.Facts;

/// <content>Nodes with their minipools and megapools, and validators.</content>
internal sealed partial class StateParser
{
    private NodeFacts ReadNode(string path)
    {
        var minipools = new List<MinipoolFacts>();
        MegapoolFacts? megapool = null;
        var record = ReadObject(
            path,
            (name, at) =>
            {
                switch (name)
                {
                    case "minipools":
                        ReadArray(at, item => minipools.Add(ReadMinipool(item)));
                        return true;
                    case "megapool":
                        megapool = ReadMegapool(at);
                        return true;
                    default:
                        return false;
                }
            },
            []
        );
        record ??= new FieldRecord(path, findings);
        return new NodeFacts
        {
            Address = record.Address("address"),
            RegistrationTime = record.Number("registrationTime"),
            RewardNetwork = record.Number("rewardNetwork"),
            OptedIn = record.Flag("optedIn"),
            OptChangedTime = record.Number("optChangedTime"),
            EffectiveRplStake = record.AmountOrNull("effectiveRplStake"),
            RplStake = record.AmountOrNull("rplStake"),
            MegapoolRplStake = record.AmountOrNull("megapoolRplStake") ?? default,
            Megapool = megapool,
            Minipools = minipools,
        };
    }

    private MinipoolFacts ReadMinipool(string path)
    {
        var record = ReadObject(path, null, []) ?? new FieldRecord(path, findings);
        return new MinipoolFacts
        {
            Address = record.Address("address"),
            Pubkey = record.Pubkey("pubkey"),
            Exists = record.Flag("exists"),
            Status = Status(record),
            StatusTime = record.Number("statusTime"),
            PenaltyCount = record.Number("penaltyCount"),
            Finalised = record.Flag("finalised"),
            NodeFee = record.Amount("nodeFee"),
            NodeDepositBalance = record.Amount("nodeDepositBalance"),
            UserDepositBalance = record.Amount("userDepositBalance"),
            LastBondReductionTime = record.Number("lastBondReductionTime"),
            LastBondReductionPrevValue = record.Amount("lastBondReductionPrevValue"),
            LastBondReductionPrevNodeFee = record.Amount("lastBondReductionPrevNodeFee"),
        };
    }

    private static MinipoolStatus Status(FieldRecord record)
    {
        var status = record.Number("status");
        return status <= (ulong)MinipoolStatus.Dissolved
            ? (MinipoolStatus)status
            : (MinipoolStatus)record.Bad<byte>("status", "0 to 4", status.ToString(CultureInfo.InvariantCulture));
    }

    private MegapoolFacts? ReadMegapool(string path)
    {
        var validators = new List<MegapoolValidatorFacts>();
        var record = ReadObject(
            path,
            (name, at) =>
            {
                if (name != "validators")
                {
                    return false;
                }

                ReadArray(at, item => validators.Add(ReadMegapoolValidator(item)));
                return true;
            },
            []
        );
        return record is null
            ? null
            : new MegapoolFacts
            {
                Address = record.Address("address"),
                NodeBond = record.Amount("nodeBond"),
                UserCapital = record.Amount("userCapital"),
                EthBonded = record.Amount("ethBonded"),
                ActiveValidatorCount = record.Number("activeValidatorCount"),
                Validators = validators,
            };
    }

    private MegapoolValidatorFacts ReadMegapoolValidator(string path)
    {
        var record = ReadObject(path, null, []) ?? new FieldRecord(path, findings);
        return new MegapoolValidatorFacts
        {
            Pubkey = record.Pubkey("pubkey"),
            ValidatorIndex = record.Number("validatorIndex"),
            Staked = record.Flag("staked"),
            InPrestake = record.Flag("inPrestake"),
            Exiting = record.Flag("exiting"),
            Exited = record.Flag("exited"),
            LastRequestedValueMilliEth = record.Number("lastRequestedValueMilliEth"),
            LastRequestedBondMilliEth = record.Number("lastRequestedBondMilliEth"),
        };
    }

    private Dictionary<ValidatorPubkey, ValidatorFacts> ReadValidators(string path)
    {
        var validators = new Dictionary<ValidatorPubkey, ValidatorFacts>();
        ReadByPubkey(
            path,
            (pubkey, at) =>
            {
                var record = ReadObject(at, null, []) ?? new FieldRecord(at, findings);
                var facts = new ValidatorFacts(
                    record.Number("index"),
                    record.Text("status"),
                    record.Number("activationEpoch"),
                    record.Number("exitEpoch"),
                    record.Number("withdrawableEpoch")
                );
                return validators.TryAdd(pubkey, facts);
            }
        );
        return validators;
    }
}
