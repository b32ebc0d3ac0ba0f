using System.Text.Json;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Writes a performance file in upstream's field order and layout. Source: spec rocket-pool section 12.3.</summary>
internal static class PerformanceFileWriter
{
    private const int FlushAt = 1 << 16;

    public static void Write(PerformanceFile file, Stream stream, bool indented)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n" });
        json.WriteStartObject();
        WriteHeader(file.Header, json);
        json.WriteStartObject("minipoolPerformance");
        foreach (MinipoolPerformance minipool in file.Minipools)
        {
            json.WriteStartObject(minipool.Minipool.ToString());
            json.WriteString("pubkey", minipool.Validator.Pubkey);
            WriteValidator(json, minipool.Validator, minipool.Participation);
            if (minipool.Bonus is { } bonus)
            {
                JsonAmount.Write(json, "consensusIncome", bonus.ConsensusIncome);
                JsonAmount.Write(json, "bonusEthEarned", bonus.BonusEthEarned);
                JsonAmount.Write(json, "effectiveCommission", bonus.EffectiveCommission);
            }
            json.WriteEndObject();
            FlushIfLarge(json);
        }
        json.WriteEndObject();
        WriteMegapools(file, json);
        JsonAmount.Write(json, "bonusScalar", file.BonusScalar);
        json.WriteEndObject();
        json.Flush();
        if (indented)
            stream.WriteByte((byte)'\n');
    }

    private static void WriteHeader(RewardsHeader header, Utf8JsonWriter json)
    {
        // Version 1 has neither version; an interval without smoothing pool has no times either (mainnet 0).
        if (header.FileVersion > 1)
        {
            json.WriteNumber("rewardsFileVersion", header.FileVersion);
            json.WriteNumber("rulesetVersion", header.RulesetVersion);
        }
        json.WriteNumber("index", header.Index);
        json.WriteString("network", header.Network);
        if (header.StartTime != 0 || header.EndTime != 0)
        {
            json.WriteString("startTime", JsonAmount.Time(header.StartTime));
            json.WriteString("endTime", JsonAmount.Time(header.EndTime));
        }
        WriteUnlessZero(json, "consensusStartBlock", header.ConsensusStartBlock);
        WriteUnlessZero(json, "consensusEndBlock", header.ConsensusEndBlock);
        WriteUnlessZero(json, "executionStartBlock", header.ExecutionStartBlock);
        WriteUnlessZero(json, "executionEndBlock", header.ExecutionEndBlock);
    }

    private static void WriteMegapools(PerformanceFile file, Utf8JsonWriter json)
    {
        if (file.Megapools is not { } megapools)
            return;
        json.WriteStartObject("megapoolPerformance");
        foreach (MegapoolPerformance megapool in megapools)
        {
            json.WriteStartObject(megapool.Megapool.ToString());
            JsonAmount.Write(json, "voterShare", megapool.VoterShare);
            if (megapool.Validators is { } validators)
            {
                json.WriteStartObject("validatorPerformance");
                foreach (ValidatorPerformance validator in validators)
                {
                    json.WriteStartObject(validator.Pubkey);
                    WriteValidator(json, validator, legacy: null);
                    json.WriteEndObject();
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
            FlushIfLarge(json);
        }
        json.WriteEndObject();
    }

    private static void WriteValidator(Utf8JsonWriter json, ValidatorPerformance validator, LegacyParticipation? legacy)
    {
        if (legacy is not null)
        {
            json.WriteNumber("startSlot", legacy.StartSlot);
            json.WriteNumber("endSlot", legacy.EndSlot);
            WriteRaw(json, "activeFraction", legacy.ActiveFraction);
        }
        json.WriteNumber("successfulAttestations", validator.Successful);
        json.WriteNumber("missedAttestations", validator.Missed);
        if (legacy is not null)
            WriteRaw(json, "participationRate", legacy.ParticipationRate);
        JsonAmount.Write(json, "attestationScore", validator.Score);
        json.WriteStartArray("missingAttestationSlots");
        foreach (ulong slot in validator.MissingSlots)
            json.WriteNumberValue(slot);
        json.WriteEndArray();
        if (legacy is not null)
            WriteRaw(json, "ethEarned", legacy.EthEarned);
        else
            JsonAmount.Write(json, "ethEarned", validator.EthEarned);
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, string number)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(number);
    }

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, ulong value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    private static void FlushIfLarge(Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushAt)
            json.Flush();
    }
}
