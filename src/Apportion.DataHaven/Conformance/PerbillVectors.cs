using System.Text.Json;
using Apportion.Core.Conformance;

namespace Apportion.DataHaven.Conformance;

/// <summary>Perbill operations with their results.</summary>
internal static class PerbillVectors
{
    public static void Run(JsonElement root, FileTally tally)
    {
        var index = 0;
        foreach (var test in root.GetProperty("cases").EnumerateArray())
        {
            var op = test.Text("op");
            tally.Equal(
                string.Create(CultureInfo.InvariantCulture, $"cases[{index++}] {op} {test.Text("type")}"),
                test.Text("expect"),
                Evaluate(op, test.Text("type"), [.. test.GetProperty("args").EnumerateArray()])
            );
        }
    }

    private static string Evaluate(string op, string type, JsonElement[] args)
    {
        try
        {
            return Result(op, type, args) is { } result ? result.ToString(CultureInfo.InvariantCulture) : "error";
        }
        catch (DivideByZeroException)
        {
            return "trap";
        }
    }

    private static UInt128? Result(string op, string type, JsonElement[] args)
    {
        Perbill P(int index) => Perbill.FromParts(args[index].Number());
        UInt128 X(int index) => args[index].Amount();
        UInt128 maximum = type switch
        {
            "u32" => uint.MaxValue,
            "u64" => ulong.MaxValue,
            _ => UInt128.MaxValue,
        };
        return op switch
        {
            "from_parts" => Perbill.FromParts(args[0].Number()).Parts,
            "from_percent" => Perbill.FromPercent(args[0].Number()).Parts,
            "from_rational" => Perbill.FromRational(X(0), X(1)).Parts,
            "from_rational_with_rounding" => Perbill.TryFromRational(X(0), X(1), Mode(args[2].GetString()!), out var p)
                ? p.Parts
                : null,
            "mul_floor" => type == "u32" ? P(0).MulFloor(args[1].Number()) : P(0).MulFloor(X(1)),
            "mul_ceil" => P(0).MulCeiling(X(1)),
            "mul" => P(0).MulNearest(X(1)),
            "recip_floor" => P(0).SaturatingReciprocalMultiply(X(1), PerbillRounding.Down, maximum),
            "recip_ceil" => P(0).SaturatingReciprocalMultiply(X(1), PerbillRounding.Up, maximum),
            "recip" => P(0).SaturatingReciprocalMultiply(X(1), PerbillRounding.NearestPreferUp, maximum),
            "pb_mul" or "pb_saturating_mul" => P(0).Multiply(P(1)).Parts,
            "pb_saturating_add" => P(0).SaturatingAdd(P(1)).Parts,
            "pb_saturating_sub" => P(0).SaturatingSubtract(P(1)).Parts,
            "pb_div" => P(0).Divide(P(1)).Parts,
            "pb_square" => P(0).Square().Parts,
            "pb_left_from_one" => P(0).LeftFromOne().Parts,
            "pb_int_mul" => P(0).MultiplyBy(args[1].Number()).Parts,
            "pb_int_div" => P(0).DivideWhole(P(1)),
            "pb_pow" => P(0).SaturatingPower(args[1].Number()).Parts,
            _ => throw new FormatException($"unknown Perbill operation \"{op}\""),
        };
    }

    private static PerbillRounding Mode(string name) =>
        name switch
        {
            "down" => PerbillRounding.Down,
            "up" => PerbillRounding.Up,
            "nup" => PerbillRounding.NearestPreferUp,
            "ndown" => PerbillRounding.NearestPreferDown,
            _ => throw new FormatException($"unknown rounding \"{name}\""),
        };
}
