using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Reads a performance file from JSON. Source: spec rocket-pool section 12.3.</summary>
internal sealed class PerformanceFileReader(ArtifactReader reader)
{
    private static readonly FieldTable FileFields = new(
        "rewardsFileVersion",
        "rulesetVersion",
        "index",
        "network",
        "startTime",
        "endTime",
        "consensusStartBlock",
        "consensusEndBlock",
        "executionStartBlock",
        "executionEndBlock",
        "minipoolPerformance",
        "megapoolPerformance",
        "bonusScalar"
    );

    private static readonly FieldTable ValidatorFields = new(
        "pubkey",
        "startSlot",
        "endSlot",
        "activeFraction",
        "successfulAttestations",
        "missedAttestations",
        "participationRate",
        "attestationScore",
        "missingAttestationSlots",
        "ethEarned",
        "consensusIncome",
        "bonusEthEarned",
        "effectiveCommission"
    );

    private static readonly FieldTable MegapoolFields = new("voterShare", "validatorPerformance");

    private RewardsHeader _header = new() { FileVersion = 1, RulesetVersion = 1 };
    private readonly List<MinipoolPerformance> _minipools = [];
    private List<MegapoolPerformance>? _megapools;
    private UInt256? _bonusScalar;

    public PerformanceFile Read()
    {
        if (reader.BeginObject(FileFields, out ObjectCursor cursor))
        {
            for (int field; (field = reader.NextField(ref cursor)) >= 0; )
                ReadField(field);
            reader.Require(cursor, 2, 3, 10);
        }
        reader.End();
        return new PerformanceFile
        {
            Header = _header,
            Minipools = _minipools,
            Megapools = _megapools,
            BonusScalar = _bonusScalar,
        };
    }

    private void ReadField(int field)
    {
        switch (field)
        {
            case 10:
                ReadMinipools();
                return;
            case 11:
                ReadMegapools();
                return;
            case 12:
                _bonusScalar = reader.OptionalAmount();
                return;
        }
        _header = field switch
        {
            0 => _header with { FileVersion = Small(RewardsFileJson.NewestVersion) },
            1 => _header with { RulesetVersion = Small(11) },
            2 => _header with { Index = reader.Unsigned() },
            3 => _header with { Network = reader.Text() },
            4 => _header with { StartTime = reader.Time() },
            5 => _header with { EndTime = reader.Time() },
            6 => _header with { ConsensusStartBlock = reader.Unsigned() },
            7 => _header with { ConsensusEndBlock = reader.Unsigned() },
            8 => _header with { ExecutionStartBlock = reader.Unsigned() },
            _ => _header with { ExecutionEndBlock = reader.Unsigned() },
        };
    }

    private int Small(int newest)
    {
        ulong version = reader.Unsigned();
        if (version >= 1 && version <= (ulong)newest)
            return (int)version;
        throw ApportionException.Unsupported(
            "rocketpool.performance.version",
            reader.Where,
            FormattableString.Invariant($"1 to {newest}"),
            FormattableString.Invariant($"{version}"),
            "If the file is genuine, update apportion"
        );
    }

    private void ReadMinipools()
    {
        var seen = new HashSet<Address>();
        if (!reader.BeginMap())
            return;
        while (reader.NextKey())
        {
            if (reader.KeyAsAddress(out Address minipool) && !seen.Add(minipool))
                reader.Problem("rocketpool.performance.duplicate", "each minipool once", "Fetch the file again");
            _minipools.Add(ReadMinipool(minipool));
        }
    }

    private MinipoolPerformance ReadMinipool(Address minipool)
    {
        var entry = new Entry();
        ReadEntry(entry);
        BonusPerformance? bonus = entry.Income is { } income
            ? new BonusPerformance(income, entry.Bonus, entry.Commission)
            : null;
        LegacyParticipation? legacy = entry.Fraction is { } fraction
            ? new LegacyParticipation(entry.Start, entry.End, fraction, entry.Rate, entry.EthText)
            : null;
        return new MinipoolPerformance(minipool, entry.ToValidator(entry.Pubkey), bonus, legacy);
    }

    private void ReadMegapools()
    {
        _megapools = [];
        var seen = new HashSet<Address>();
        if (!reader.BeginMap())
            return;
        while (reader.NextKey())
        {
            if (reader.KeyAsAddress(out Address megapool) && !seen.Add(megapool))
                reader.Problem("rocketpool.performance.duplicate", "each megapool once", "Fetch the file again");
            if (!reader.BeginObject(MegapoolFields, out ObjectCursor cursor))
                continue;
            UInt256? voterShare = null;
            List<ValidatorPerformance>? validators = null;
            for (int field; (field = reader.NextField(ref cursor)) >= 0; )
            {
                if (field == 0)
                    voterShare = reader.Amount();
                else
                    validators = ReadValidators();
            }
            _megapools.Add(new MegapoolPerformance(megapool, voterShare, validators));
        }
    }

    private List<ValidatorPerformance> ReadValidators()
    {
        var validators = new List<ValidatorPerformance>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!reader.BeginMap())
            return validators;
        while (reader.NextKey())
        {
            string pubkey = System.Text.Encoding.UTF8.GetString(reader.Value);
            if (!seen.Add(pubkey))
                reader.Problem("rocketpool.performance.duplicate", "each validator once", "Fetch the file again");
            var entry = new Entry();
            ReadEntry(entry);
            validators.Add(entry.ToValidator(pubkey));
        }
        return validators;
    }

    private void ReadEntry(Entry entry)
    {
        if (!reader.BeginObject(ValidatorFields, out ObjectCursor cursor))
            return;
        for (int field; (field = reader.NextField(ref cursor)) >= 0; )
            ReadEntryField(entry, field);
        reader.Require(cursor, 4, 5, 9);
    }

    private void ReadEntryField(Entry entry, int field)
    {
        switch (field)
        {
            case 0:
                entry.Pubkey = reader.Text();
                break;
            case 1:
                entry.Start = reader.Unsigned();
                break;
            case 2:
                entry.End = reader.Unsigned();
                break;
            case 3:
                entry.Fraction = reader.NumberText();
                break;
            case 4:
                entry.Successful = reader.Unsigned();
                break;
            case 5:
                entry.Missed = reader.Unsigned();
                break;
            case 6:
                entry.Rate = reader.NumberText();
                break;
            case 7:
                entry.Score = reader.Amount();
                break;
            case 8:
                ReadSlots(entry.Slots);
                break;
            case 9:
                ReadEth(entry);
                break;
            case 10:
                entry.Income = reader.Amount();
                break;
            case 11:
                entry.Bonus = reader.Amount();
                break;
            default:
                entry.Commission = reader.Amount();
                break;
        }
    }

    /// <summary>Wei as a string; in file version 1 a number of ETH.</summary>
    private void ReadEth(Entry entry)
    {
        if (_header.FileVersion == 1)
            entry.EthText = reader.NumberText();
        else
            entry.Eth = reader.Amount();
    }

    private void ReadSlots(List<ulong> slots)
    {
        if (!reader.BeginArray())
            return;
        for (int index = 0; reader.NextElement(index); index++)
            slots.Add(reader.UnsignedHere());
    }

    private sealed class Entry
    {
        public string Pubkey = "";
        public ulong Start;
        public ulong End;
        public string? Fraction;
        public string Rate = "0";
        public string EthText = "0";
        public ulong Successful;
        public ulong Missed;
        public UInt256? Score;
        public UInt256? Eth;
        public UInt256? Income;
        public UInt256 Bonus;
        public UInt256 Commission;
        public readonly List<ulong> Slots = [];

        public ValidatorPerformance ToValidator(string pubkey) => new(pubkey, Successful, Missed, Score, Slots, Eth);
    }
}
