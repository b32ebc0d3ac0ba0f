using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>Parses the objects of the document one after the other; the cursor stands on the start of each.</summary>
internal sealed class StateParser(JsonCursor cursor, List<Finding> findings)
{
    private static readonly string[] SingleFields = ["schema", "network", "ruleset", "index", "intervalsPassed"];

    public NetworkState? ReadState(string path)
    {
        BeaconConstants? beacon = null;
        IntervalBounds? interval = null;
        ProtocolFacts? protocol = null;
        var members = new List<OracleMember>();
        List<NodeFacts>? nodes = null;
        Dictionary<ValidatorPubkey, ValidatorFacts>? validators = null;
        AttestationFacts? attestations = null;
        var withdrawals = new List<Withdrawal>();
        NetworkState? wrapped = null;
        var record = ReadObject(
            path,
            (name, at) =>
            {
                switch (name)
                {
                    case "beacon":
                        beacon = ReadBeacon(at);
                        return true;
                    case "interval":
                        interval = ReadInterval(at);
                        return true;
                    case "protocol":
                        protocol = ReadProtocol(at);
                        return true;
                    case "odao":
                        ReadArray(at, item => members.Add(ReadMember(item)));
                        return true;
                    case "nodes":
                        nodes = [];
                        ReadArray(at, item => nodes.Add(ReadNode(item)));
                        return true;
                    case "validators":
                        validators = ReadValidators(at);
                        return true;
                    case "attestations":
                        attestations = new AttestationParser(cursor, findings, this).Read(at);
                        return true;
                    case "withdrawals":
                        ReadArray(at, item => withdrawals.Add(ReadWithdrawal(item)));
                        return true;
                    case "state" when path.Length == 0:
                        wrapped = ReadState(at);
                        return true;
                    default:
                        return false;
                }
            },
            SingleFields
        );
        if (record is null)
        {
            return null;
        }

        if (wrapped is not null)
        {
            // A conformance vector: the state lies inside, the fields around it are the vector's own.
            findings.RemoveAll(finding =>
                finding.Code == "rocketpool.state.unknown-field"
                && !finding.Where.StartsWith("state.", StringComparison.Ordinal)
            );
            return wrapped;
        }

        CheckSchema(record);
        Demand(path, "beacon", beacon is not null);
        Demand(path, "interval", interval is not null);
        Demand(path, "protocol", protocol is not null);
        Demand(path, "nodes", nodes is not null);
        Demand(path, "validators", validators is not null);
        Demand(path, "attestations", attestations is not null);
        var network = record.Text("network");
        int? ruleset = record.Has("ruleset") ? checked((int)Math.Min(record.Number("ruleset"), int.MaxValue)) : null;
        var index = record.Number("index");
        var passed = record.Has("intervalsPassed") ? record.Number("intervalsPassed") : 1;
        if (
            beacon is null
            || interval is null
            || protocol is null
            || nodes is null
            || validators is null
            || attestations is null
        )
        {
            return null;
        }

        return new NetworkState
        {
            Network = network,
            Ruleset = ruleset,
            Index = index,
            IntervalsPassed = passed,
            Beacon = beacon.Value,
            Interval = interval,
            Protocol = protocol,
            OracleMembers = members,
            Nodes = nodes,
            Validators = validators,
            Attestations = attestations,
            Withdrawals = withdrawals,
        };
    }

    /// <summary>
    /// Reads an object: scalars into a record, arrays and objects through <paramref name="nested"/>. Null when the
    /// value is no object.
    /// </summary>
    public FieldRecord? ReadObject(string path, Func<string, string, bool>? nested, ReadOnlySpan<string> known)
    {
        if (cursor.Token != JsonTokenType.StartObject)
        {
            ExpectedToken(path, "an object");
            return null;
        }

        var record = new FieldRecord(path, findings);
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var name = cursor.Text();
            cursor.Read();
            if (cursor.Token is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                if (nested?.Invoke(name, Join(path, name)) != true)
                {
                    Unknown(Join(path, name));
                    cursor.SkipValue();
                }
            }
            else if (cursor.Token != JsonTokenType.Null && nested?.Invoke(name, Join(path, name)) == true)
            {
                // A scalar where an array or object belongs: its own reader has reported it.
                continue;
            }
            else
            {
                if (!known.IsEmpty && !known.Contains(name))
                {
                    Unknown(Join(path, name));
                }

                record.Set(name, cursor.Token, cursor.Text());
            }
        }

        return record;
    }

    public void ReadArray(string path, Action<string> item)
    {
        if (cursor.Token != JsonTokenType.StartArray)
        {
            ExpectedToken(path, "an array");
            return;
        }

        var index = 0;
        while (cursor.Read() && cursor.Token != JsonTokenType.EndArray)
        {
            item(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
        }
    }

    public void ExpectedToken(string path, string expected)
    {
        findings.Add(
            Finding.Malformed(
                "rocketpool.state.bad-field",
                path,
                expected,
                cursor.Token.ToString(),
                "correct the document"
            )
        );
        cursor.SkipValue();
    }

    public void Unknown(string path) =>
        findings.Add(Finding.Notice("rocketpool.state.unknown-field", path, "not part of rp-network-state/1; ignored"));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Demand(string path, string name, bool there)
    {
        if (!there)
        {
            findings.Add(
                Finding.Missing(
                    "rocketpool.state.missing-field",
                    Join(path, name),
                    "an object",
                    "add this part of the document"
                )
            );
        }
    }

    private void CheckSchema(FieldRecord record)
    {
        var schema = record.Text("schema");
        if (!string.Equals(schema, NetworkState.Schema, StringComparison.Ordinal))
        {
            findings.Add(
                Finding.Unsupported(
                    "rocketpool.state.schema",
                    "schema",
                    NetworkState.Schema,
                    schema,
                    "this is another document or a newer version; update apportion"
                )
            );
        }
    }

    private BeaconConstants? ReadBeacon(string path) =>
        ReadObject(path, null, ["genesisTime", "secondsPerSlot", "slotsPerEpoch"]) is { } record
            ? new BeaconConstants(
                record.Number("genesisTime"),
                record.Number("secondsPerSlot"),
                record.Number("slotsPerEpoch")
            )
            : null;

    private IntervalBounds? ReadInterval(string path) =>
        ReadObject(path, null, []) is { } record
            ? new IntervalBounds
            {
                IntervalTime = record.Number("intervalTime"),
                StartTime = record.Number("startTime"),
                EndTime = record.Number("endTime"),
                ConsensusStartNominal = record.Number("consensusStartNominal"),
                ConsensusStartBlock = record.Number("consensusStartBlock"),
                NominalEndSlot = record.Number("nominalEndSlot"),
                ConsensusEndBlock = record.Number("consensusEndBlock"),
                ExecutionStartBlock = record.Number("executionStartBlock"),
                ExecutionStartTime = record.Number("executionStartTime"),
                ExecutionEndBlock = record.Number("executionEndBlock"),
                ExecutionEndTime = record.Number("executionEndTime"),
            }
            : null;

    private ProtocolFacts? ReadProtocol(string path)
    {
        var networks = new List<ulong>();
        var record = ReadObject(path, (name, at) => name == "enabledNetworks" && ReadNetworks(at, networks), []);
        return record is null
            ? null
            : new ProtocolFacts
            {
                PendingRpl = record.Amount("pendingRpl"),
                NodePercent = record.Amount("nodePct"),
                OraclePercent = record.Amount("odaoPct"),
                TreasuryPercent = record.Amount("pdaoPct"),
                RplPrice = record.Amount("rplPrice"),
                MinCollateralFraction = record.Amount("minCollateralFraction"),
                MaxCollateralFraction = record.Amount("maxCollateralFraction"),
                SmoothingPoolBalance = record.Amount("smoothingPoolBalance"),
                EnabledNetworks = [.. networks.Order()],
                PendingVoterShareEth = record.AmountOrNull("pendingVoterShareEth") ?? default,
                MegapoolNodeShare = record.AmountOrNull("megapoolNodeShare") ?? default,
                MegapoolVoterShare = record.AmountOrNull("megapoolVoterShare") ?? default,
                MegapoolTreasuryShare = record.AmountOrNull("megapoolPdaoShare") ?? default,
                ConsensusBonusesAllowed = record.Has("consensusBonusesAllowed")
                    ? record.Flag("consensusBonusesAllowed")
                    : null,
            };
    }

    private bool ReadNetworks(string path, List<ulong> networks)
    {
        ReadArray(
            path,
            item =>
            {
                if (
                    cursor.Token == JsonTokenType.Number
                    && ulong.TryParse(cursor.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var network)
                )
                {
                    networks.Add(network);
                }
                else
                {
                    ExpectedToken(item, "a network id");
                }
            }
        );
        return true;
    }

    private OracleMember ReadMember(string path)
    {
        var record = ReadObject(path, null, []) ?? new FieldRecord(path, findings);
        return new OracleMember(record.Address("address"), record.Number("joinedTime"));
    }

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

    /// <summary>Reads an object whose names are public keys; <paramref name="add"/> says false for a key it has already.</summary>
    public void ReadByPubkey(string path, Func<ValidatorPubkey, string, bool> add)
    {
        if (cursor.Token != JsonTokenType.StartObject)
        {
            ExpectedToken(path, "an object by public key");
            return;
        }

        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var name = cursor.Text();
            var at = $"{path}[{name}]";
            cursor.Read();
            if (!ValidatorPubkey.TryParse(name, out var pubkey))
            {
                findings.Add(Key(at, "96 hex digits", name));
                cursor.SkipValue();
            }
            else if (!add(pubkey, at))
            {
                findings.Add(Key(at, "one entry", "two entries"));
            }
        }
    }

    private Withdrawal ReadWithdrawal(string path)
    {
        var record = ReadObject(path, null, []) ?? new FieldRecord(path, findings);
        return new Withdrawal(record.Number("slot"), record.Number("validatorIndex"), record.Amount("amountWei"));
    }

    private static Finding Key(string at, string expected, string actual) =>
        Finding.Malformed("rocketpool.state.bad-key", at, expected, actual, "correct the document");
}
