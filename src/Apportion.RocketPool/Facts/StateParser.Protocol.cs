using System.Globalization;
using System.Text.Json;

namespace Apportion.RocketPool.Facts;

/// <content>What holds for the whole interval: clock, bounds, protocol, Oracle DAO, withdrawals.</content>
internal sealed partial class StateParser
{
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

    private Withdrawal ReadWithdrawal(string path)
    {
        var record = ReadObject(path, null, []) ?? new FieldRecord(path, findings);
        return new Withdrawal(record.Number("slot"), record.Number("validatorIndex"), record.Amount("amountWei"));
    }
}
