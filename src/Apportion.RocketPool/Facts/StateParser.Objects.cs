using System.Globalization;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <content>Objects, arrays and objects by public key, whatever they hold.</content>
internal sealed partial class StateParser
{
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

    private static Finding Key(string at, string expected, string actual) =>
        Finding.Malformed("rocketpool.state.bad-key", at, expected, actual, "correct the document");
}
