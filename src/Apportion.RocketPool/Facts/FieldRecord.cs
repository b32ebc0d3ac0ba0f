using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>
/// The scalar fields of one JSON object of the document, read on demand into typed values. A field that is absent or
/// not what it should be becomes a finding and a default, so that one bad field never hides the others.
/// </summary>
internal sealed class FieldRecord(string path, List<Finding> findings)
{
    private readonly Dictionary<string, (JsonTokenType Kind, string Text)> fields = new(StringComparer.Ordinal);

    public string Path => path;

    public void Set(string name, JsonTokenType kind, string text)
    {
        if (!fields.TryAdd(name, (kind, text)))
        {
            Report(name, "one value", "two values", "remove one of them");
        }
    }

    public bool Has(string name) => fields.TryGetValue(name, out var field) && field.Kind != JsonTokenType.Null;

    public UInt256 Amount(string name)
    {
        if (!Require(name, out var text))
        {
            return default;
        }

        return UInt256.TryParse(text, out var amount)
            ? amount
            : Bad<UInt256>(name, "a whole number from 0 to 2^256 - 1 as a decimal string", text);
    }

    public UInt256? AmountOrNull(string name) => Has(name) ? Amount(name) : null;

    public ulong Number(string name)
    {
        if (!Require(name, out var text))
        {
            return 0;
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Bad<ulong>(name, "a whole number from 0 to 18446744073709551615", text);
    }

    public bool Flag(string name)
    {
        if (!fields.TryGetValue(name, out var field))
        {
            Missing(name);
            return false;
        }

        return field.Kind switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => Bad<bool>(name, "true or false", field.Text),
        };
    }

    public string Text(string name) => Require(name, out var text) ? text : "";

    public Address Address(string name)
    {
        if (!Require(name, out var text))
        {
            return default;
        }

        return Core.Address.TryParse(text, out var address)
            ? address
            : Bad<Address>(name, "0x and 40 hex digits", text);
    }

    public ValidatorPubkey Pubkey(string name)
    {
        if (!Require(name, out var text))
        {
            return default;
        }

        return ValidatorPubkey.TryParse(text, out var pubkey)
            ? pubkey
            : Bad<ValidatorPubkey>(name, "96 hex digits", text);
    }

    public T Bad<T>(string name, string expected, string actual)
        where T : struct
    {
        Report(name, expected, actual, "correct the field");
        return default;
    }

    private bool Require(string name, out string text)
    {
        if (Has(name))
        {
            text = fields[name].Text;
            return true;
        }

        text = "";
        Missing(name);
        return false;
    }

    private void Missing(string name) =>
        findings.Add(
            Finding.Missing(
                "rocketpool.state.missing-field",
                Where(name),
                "a value",
                "add the field; specification of rp-network-state/1 lists all of them"
            )
        );

    private void Report(string name, string expected, string actual, string advice) =>
        findings.Add(Finding.Malformed("rocketpool.state.bad-field", Where(name), expected, actual, advice));

    private string Where(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
