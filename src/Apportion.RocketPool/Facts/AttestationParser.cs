using System.Text.Json;
using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>Parses the attestations of the document, by far its largest part, straight into columns of slots.</summary>
internal sealed class AttestationParser(JsonCursor cursor, List<Finding> findings, StateParser parser)
{
    private readonly List<uint> column = new(8192);
    private readonly SlotSlab slab = new();

    public AttestationFacts? Read(string path)
    {
        var records = new Dictionary<ValidatorPubkey, DutyRecord>();
        var counts = false;
        var slots = false;
        var record = parser.ReadObject(
            path,
            (name, at) =>
            {
                if (name != "perValidator")
                {
                    return false;
                }

                parser.ReadByPubkey(
                    at,
                    (pubkey, item) => records.TryAdd(pubkey, ReadRecord(item, ref counts, ref slots))
                );
                return true;
            },
            ["form"]
        );
        if (record is null)
        {
            return null;
        }

        var form = record.Text("form");
        if (form is not ("counts" or "duties"))
        {
            record.Bad<byte>("form", "counts or duties", form);
        }

        var isCounts = form == "counts";
        if (isCounts ? slots : counts)
        {
            record.Bad<byte>(
                "perValidator",
                isCounts ? "good and missed" : "success and missed as lists",
                "the other form"
            );
        }

        return new AttestationFacts(isCounts ? AttestationForm.Counts : AttestationForm.Duties, records);
    }

    private DutyRecord ReadRecord(string path, ref bool counts, ref bool slots)
    {
        ReadOnlyMemory<uint>? success = null;
        ReadOnlyMemory<uint>? missed = null;
        var record =
            parser.ReadObject(
                path,
                (name, at) =>
                {
                    switch (name)
                    {
                        case "success":
                            success = ReadSlots(at);
                            return true;
                        // In the form of counts this is a number.
                        case "missed" when cursor.Token != JsonTokenType.Number:
                            missed = ReadSlots(at);
                            return true;
                        default:
                            return false;
                    }
                },
                ["good", "missed"]
            ) ?? new FieldRecord(path, findings);
        if (success is null && missed is null)
        {
            counts = true;
            return DutyRecord.FromCounts(record.Number("good"), record.Number("missed"));
        }

        slots = true;
        return DutyRecord.FromSlots(success ?? Absent(path, "success"), missed ?? Absent(path, "missed"));
    }

    private ReadOnlyMemory<uint> Absent(string path, string name)
    {
        findings.Add(
            Finding.Missing(
                "rocketpool.state.missing-field",
                $"{path}.{name}",
                "a list of slots",
                "add the list, empty if there is nothing"
            )
        );
        return default;
    }

    private ReadOnlyMemory<uint> ReadSlots(string path)
    {
        if (cursor.Token != JsonTokenType.StartArray)
        {
            parser.ExpectedToken(path, "a list of slots");
            return default;
        }

        column.Clear();
        cursor.ReadUInt32Array(column);
        while (cursor.Token is not (JsonTokenType.EndArray or JsonTokenType.None))
        {
            parser.ExpectedToken(path, "a slot number below 4294967296");
            cursor.ReadUInt32Array(column);
        }

        return slab.Keep(column);
    }
}
