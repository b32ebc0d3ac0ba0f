using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Cli.Tests.EigenLayer;

/// <summary>A recorded history of a private network, and the same as a node gives it.</summary>
internal static class EigenLayerLogs
{
    /// <summary>The recorded history: logs and views of every block.</summary>
    public static string Recorded => Repository.At("vectors/eigenlayer-logs/edge/logs.jsonl.gz");

    /// <summary>Writes the folder <c>plain</c> (logs, and the times of all blocks) and <c>contracts.json</c>; gives the folder.</summary>
    public static string Write(TemporaryFolder folder)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Recorded), CompressionMode.Decompress));
        using (var header = JsonDocument.Parse(lines.ReadLine()!))
            folder.Write("contracts.json", header.RootElement.GetProperty("contracts").GetRawText());
        var (logs, blocks) = (new List<string>(), new List<string> { "number,hash,block_time" });
        while (lines.ReadLine() is { } line)
        {
            using var block = JsonDocument.Parse(line);
            var time = DateTimeOffset.FromUnixTimeSeconds(block.RootElement.GetProperty("timestamp").GetInt64());
            blocks.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{block.RootElement.GetProperty("number").GetInt64()},{block.RootElement.GetProperty("hash").GetString()},{time:yyyy-MM-dd HH:mm:ss}"
                )
            );
            logs.AddRange(
                block.RootElement.GetProperty("logs").EnumerateArray().Select(log => JsonSerializer.Serialize(log))
            );
        }
        folder.Write("plain/blocks.csv", string.Join('\n', blocks));
        folder.Write("plain/logs.jsonl", string.Join('\n', logs));
        return Path.Combine(folder.Path, "plain");
    }
}
