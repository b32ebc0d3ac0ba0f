using System.Text.Json;

namespace Apportion.Livepeer.Facts;

/// <summary>One line of a parameter file.</summary>
internal static class ParameterFile
{
    public static void Read(JsonElement line, ParameterValues values)
    {
        if (line.TryGetProperty("initial", out var initial))
            foreach (var value in initial.EnumerateObject())
                values.AddInitial(value.Name, Amount(value.Value));
        else if (line.TryGetProperty("l1CirculatingSupply", out var supply))
            values.AddL1Supply(
                line.GetProperty("blockNumber").GetUInt64(),
                line.TryGetProperty("transactionIndex", out var index) ? index.GetUInt64() : 0,
                Amount(supply)
            );
        else
        {
            var transaction = Hash256.Parse(line.GetProperty("transactionHash").GetString()!);
            foreach (var value in line.GetProperty("parameters").EnumerateObject())
                values.Add(transaction, value.Name, Amount(value.Value));
        }
    }

    private static UInt256 Amount(JsonElement value) => UInt256.Parse(value.GetString() ?? "");
}
