using System.Globalization;
using System.Text;
using Apportion.Core;
using Apportion.Livepeer.Facts;
using Apportion.Numerics;

namespace Apportion.Benchmarks.Livepeer;

/// <summary>Writes a fact as the log it would come from, one eth_getLogs record a line. Indexed arguments always come first.</summary>
internal static class SyntheticLog
{
    public static void Append(StringBuilder text, LivepeerFact fact, LivepeerContracts contracts)
    {
        var declared = fact.Event.Description;
        var address = contracts.All.First(pair => pair.Role == fact.Contract).Address;
        var words = fact.Arguments.Select(pair => Word(pair.Value)).ToList();
        var topics = words.Take(declared.IndexedCount).Prepend(declared.Topic0.ToString()[2..]);
        var origin = fact.Origin;
        text.Append(CultureInfo.InvariantCulture, $"{{\"address\":\"{address}\",\"topics\":[");
        text.AppendJoin(',', topics.Select(topic => $"\"0x{topic}\""));
        text.Append(
            CultureInfo.InvariantCulture,
            $"],\"data\":\"0x{string.Concat(words.Skip(declared.IndexedCount))}\","
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"\"blockNumber\":\"0x{origin.Block:x}\",\"blockHash\":\"{origin.Transaction}\","
        );
        text.Append(CultureInfo.InvariantCulture, $"\"blockTimestamp\":\"0x{origin.Timestamp:x}\",");
        text.Append(
            CultureInfo.InvariantCulture,
            $"\"transactionHash\":\"{origin.Transaction}\",\"transactionIndex\":\"0x0\","
        );
        text.Append(CultureInfo.InvariantCulture, $"\"logIndex\":\"0x{origin.LogIndex:x}\",\"removed\":false}}\n");
    }

    private static string Word(string value)
    {
        if (value.StartsWith("0x", StringComparison.Ordinal))
            return value[2..].PadLeft(64, '0');
        var bytes = new byte[32];
        UInt256.Parse(value).WriteBigEndian(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
