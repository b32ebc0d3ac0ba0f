using System.Text.Json;

namespace Apportion.RocketPool.Commitment;

/// <summary>What a Rocket Pool file is; told from its first bytes, never from its name.</summary>
public enum ArtifactKind
{
    /// <summary>None of ours.</summary>
    Unknown,

    /// <summary>A rewards file as JSON.</summary>
    RewardsJson,

    /// <summary>A rewards file as SSZ.</summary>
    RewardsSsz,

    /// <summary>The facts of an interval in our own compact format.</summary>
    RewardsFacts,

    /// <summary>A performance file.</summary>
    Performance,
}

/// <summary>Tells Rocket Pool files apart.</summary>
public static class ArtifactKinds
{
    /// <summary>How many of the first bytes are looked at.</summary>
    public const int HeadLength = 4096;

    /// <summary>What a file is, by its first bytes.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all of a shorter file.</param>
    public static ArtifactKind Of(ReadOnlySpan<byte> head)
    {
        // A version that is not known yet starts likewise; its reader says so.
        if (head.StartsWith("RPR"u8))
            return ArtifactKind.RewardsSsz;
        if (RewardsFacts.IsFacts(head))
            return ArtifactKind.RewardsFacts;
        return OfFields(TopFields(head));
    }

    /// <summary>Network and index of a JSON file, if both stand in its head.</summary>
    internal static (string Network, ulong Index)? IntervalOf(ReadOnlySpan<byte> head)
    {
        string? network = null;
        ulong? index = null;
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState());
        try
        {
            while (reader.Read() && (network is null || index is null))
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                bool isNetwork = reader.ValueTextEquals("network"u8);
                bool isIndex = reader.ValueTextEquals("index"u8);
                if ((isNetwork || isIndex) && !reader.Read())
                    break;
                if (isNetwork && reader.TokenType == JsonTokenType.String)
                    network = reader.GetString();
                if (isIndex && reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out ulong number))
                    index = number;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
        return network is not null && index is { } found ? (network, found) : null;
    }

    private static ArtifactKind OfFields(HashSet<string> fields)
    {
        if (fields.Contains("minipoolPerformance") || fields.Contains("megapoolPerformance"))
            return ArtifactKind.Performance;
        bool rewards =
            fields.Contains("rewardsFileVersion")
            || fields.Contains("nodeRewards")
            || (fields.Contains("merkleRoot") && fields.Contains("totalRewards"));
        return rewards ? ArtifactKind.RewardsJson : ArtifactKind.Unknown;
    }

    /// <summary>Names of the outermost object's fields that start in the head; none if it is not JSON.</summary>
    private static HashSet<string> TopFields(ReadOnlySpan<byte> head)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(
            head.StartsWith("\uFEFF"u8) ? head[3..] : head,
            isFinalBlock: false,
            new JsonReaderState()
        );
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    fields.Add(reader.GetString()!);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Whoever reads the whole file says what is wrong with it and where; what was seen before counts.
        }
        return fields;
    }
}
