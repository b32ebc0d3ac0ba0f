using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <content>
/// Nodes as upstream writes them, read in one go while their bytes are at hand. Whatever is not quite so is left where it stands, to be
/// read token by token, which says what is wrong and where: the result is the same.
/// </content>
internal sealed partial class RewardsFileReader
{
    // The fields of RewardsFields.RequiredNode.
    private const uint RequiredNodeMask = 0b1111;

    /// <summary>Reads nodes up to the first that is not plain, or not all there.</summary>
    private void ReadPlainNodes()
    {
        Utf8JsonReader ahead = reader.Ahead();
        try
        {
            while (TryPlainNode(ref ahead)) { }
        }
        catch (JsonException)
        {
            // Read again, token by token, the place is named.
        }
    }

    private bool TryPlainNode(ref Utf8JsonReader ahead)
    {
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || ahead.ValueIsEscaped)
            return false;
        ReadOnlySpan<byte> key = ahead.ValueSpan;
        if (!Address.TryParse(key, out Address node) || !_addresses.Ascends(node))
            return false;
        var fields = new NodeFields();
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.StartObject || !TryPlainFields(ref ahead, ref fields))
            return false;
        _addresses.Add(node);
        _last = node;
        Add(node, fields);
        reader.Accept(ref ahead, key);
        return true;
    }

    private bool TryPlainFields(ref Utf8JsonReader ahead, ref NodeFields fields)
    {
        var cursor = new ObjectCursor(RewardsFields.Node);
        while (ahead.Read())
        {
            if (ahead.TokenType == JsonTokenType.EndObject)
                return (cursor.Seen & RequiredNodeMask) == RequiredNodeMask;
            int field = ahead.ValueIsEscaped ? -1 : cursor.Table.Find(ahead.ValueSpan, cursor.Last);
            if (field < 0 || cursor.Has(field) || !ahead.Read() || !TryPlainField(ref ahead, field, ref fields))
                return false;
            cursor.Seen |= 1u << field;
            cursor.Last = field;
        }
        return false;
    }

    private bool TryPlainField(ref Utf8JsonReader ahead, int field, ref NodeFields fields)
    {
        switch ((RewardsFields.NodeField)field)
        {
            case RewardsFields.NodeField.RewardNetwork:
                return ahead.TokenType == JsonTokenType.Number
                    && ArtifactReader.TryUnsigned(ahead.ValueSpan, out fields.Network);
            case RewardsFields.NodeField.CollateralRpl:
                return TryPlainAmount(ref ahead, out fields.Collateral);
            case RewardsFields.NodeField.OracleDaoRpl:
                return TryPlainAmount(ref ahead, out fields.OracleDao);
            case RewardsFields.NodeField.SmoothingPoolEth:
                return TryPlainAmount(ref ahead, out fields.SmoothingPool);
            case RewardsFields.NodeField.VoterShareEth:
                return TryPlainAmount(ref ahead, out fields.VoterShare);
            case RewardsFields.NodeField.EligibilityRate:
                fields.Rate = ahead.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(ahead.ValueSpan) : null;
                return fields.Rate is not null;
            case RewardsFields.NodeField.MerkleProof:
                fields.HasProof = ahead.TokenType == JsonTokenType.StartArray;
                return fields.HasProof ? TryPlainProof(ref ahead) : ahead.TokenType == JsonTokenType.Null;
            default:
                return false;
        }
    }

    private static bool TryPlainAmount(ref Utf8JsonReader ahead, out UInt256 amount)
    {
        amount = default;
        return ahead.TokenType == JsonTokenType.String
            && !ahead.ValueIsEscaped
            && ArtifactReader.TryAmount(ahead.ValueSpan, out amount);
    }

    private bool TryPlainProof(ref Utf8JsonReader ahead)
    {
        _proof.Clear();
        while (ahead.Read())
        {
            if (ahead.TokenType == JsonTokenType.EndArray)
                return true;
            if (
                ahead.TokenType != JsonTokenType.String
                || ahead.ValueIsEscaped
                || !Hash256.TryParse(ahead.ValueSpan, out Hash256 hash)
            )
                return false;
            _proof.Add(hash);
        }
        return false;
    }
}
