using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>Small real inputs, cut from the repository's vectors and samples or made from them by the program itself.</summary>
internal static class FuzzInputs
{
    /// <summary>A file of the repository, unpacked.</summary>
    public static byte[] Of(string path)
    {
        using var file = File.OpenRead(Repository.At(path));
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var memory = new MemoryStream();
        plain.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The first lines of a file.</summary>
    public static byte[] Lines(string path, int count) => Text(string.Join('\n', LinesOf(path).Take(count)) + "\n");

    /// <summary>All lines of a file.</summary>
    public static string[] LinesOf(string path) =>
        Encoding.UTF8.GetString(Of(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A JSON array cut to its first elements.</summary>
    public static byte[] Elements(string path, int count)
    {
        var array = JsonNode.Parse(Of(path))!.AsArray();
        while (array.Count > count)
            array.RemoveAt(array.Count - 1);
        return Text(array.ToJsonString());
    }

    /// <summary>All files of a folder of tables, unpacked.</summary>
    public static IEnumerable<FuzzFile> Tables(string folder, string into, bool isDamaged) =>
        Directory
            .GetFiles(Repository.At(folder))
            .Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Select(path => new FuzzFile(
                into + Path.GetFileName(path).Replace(".gz", "", StringComparison.Ordinal),
                Of(path),
                isDamaged
            ));

    /// <summary>What the program wrote into a folder, by file name.</summary>
    /// <param name="arguments">A command; <c>{out}</c> is the folder or a file in it, <c>{in}</c> the input.</param>
    /// <param name="input">Content of the input.</param>
    public static IReadOnlyDictionary<string, byte[]> Made(string arguments, byte[] input)
    {
        using var folder = new TemporaryFolder();
        folder.Write("in", input);
        var place = Path.Combine(folder.Path, "out");
        var run = ProgramRun.Of([
            .. arguments
                .Split(' ')
                .Select(word =>
                    word.Replace("{out}", place, StringComparison.Ordinal)
                        .Replace("{in}", Path.Combine(folder.Path, "in"), StringComparison.Ordinal)
                ),
        ]);
        Assert.True(run.ExitCode == 0, run.Error);
        var files = File.Exists(place) ? [place] : Directory.GetFiles(place);
        return files.ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);
    }

    /// <summary>Logs of the hand-checked sequence of The Graph as a node gives them.</summary>
    public static byte[] GraphLogs(int operations)
    {
        var lines = new StringBuilder();
        var index = 0;
        foreach (var line in LinesOf("vectors/the-graph/tiny.jsonl.gz").Skip(1).Take(operations))
        {
            var operation = JsonNode.Parse(line)!;
            foreach (var node in operation["logs"]?.AsArray() ?? [])
            {
                var log = (JsonObject)node!.DeepClone();
                log["blockTimestamp"] = FormattableString.Invariant(
                    $"0x{ulong.Parse((string)operation["ts"]!, CultureInfo.InvariantCulture):x}"
                );
                log["logIndex"] = FormattableString.Invariant($"0x{index++:x}");
                lines.Append(log.ToJsonString()).Append('\n');
            }
        }
        return Text(lines.ToString());
    }

    /// <summary>What those logs cannot show.</summary>
    public static byte[] GraphSide() =>
        Text(
            new JsonObject
            {
                ["header"] = JsonNode.Parse(LinesOf("vectors/the-graph/tiny.jsonl.gz")[0]),
                ["parameters"] = new JsonArray(),
                ["anchors"] = new JsonArray(),
                ["upgrades"] = new JsonArray(),
            }.ToJsonString()
        );

    /// <summary>Livepeer's sequence without what the replay does not read: set-up before the first round, call data, decoded copies.</summary>
    public static JsonObject[] LivepeerTransactions(int lines) =>
        [
            .. LinesOf("vectors/livepeer/tiny.jsonl.gz")
                .Take(lines)
                .Select(line => JsonNode.Parse(line)!.AsObject())
                .Where(record =>
                    (string?)record["type"] == "meta"
                    || (string?)record["type"] == "tx"
                        && (string?)record["op"] is not ("setContractInfo" or "grantRole" or "mint" or "approve")
                )
                .Select(record =>
                {
                    record.Remove("decoded");
                    record.Remove("input");
                    return record;
                }),
        ];

    /// <summary>The same as plain logs.</summary>
    public static byte[] LivepeerLogs(int lines) =>
        JsonLines(LivepeerTransactions(lines).SelectMany(record => record["logs"]?.AsArray() ?? []));

    /// <summary>Contracts of that sequence, role to address.</summary>
    public static byte[] LivepeerContracts()
    {
        var contracts = JsonNode.Parse(LinesOf("vectors/livepeer/tiny.jsonl.gz")[0])!["contracts"]!.AsObject();
        foreach (var name in contracts.Select(entry => entry.Key).ToList())
            if (
                name
                is not (
                    "LivepeerToken"
                    or "BondingManager"
                    or "RoundsManager"
                    or "Minter"
                    or "TicketBroker"
                    or "BondingVotes"
                )
            )
                contracts.Remove(name);
        return Text(contracts.ToJsonString());
    }

    /// <summary>Objects as JSON Lines.</summary>
    public static byte[] JsonLines(IEnumerable<JsonNode?> records) =>
        Text(string.Concat(records.Select(record => record!.ToJsonString() + "\n")));

    /// <summary>Two eras of DataHaven with a message.</summary>
    public static byte[] DataHavenFacts { get; } =
        Text(
            """
            {"fact":"chain","specVersion":1500,"constants":{"expectedBlocks":30},"parameters":{"serviceManager":"0xe1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1","rewardToken":"0x7171717171717171717171717171717171717171","rewardsDuration":345600,"strategies":[{"strategy":"0xb1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1","multiplier":"1000000000000000000"}]}}
            {"fact":"eraStart","era":0,"session":0,"whitelisted":[],"startMs":1767225600000}
            {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000aa","count":20}
            {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000bb","count":10}
            {"fact":"sessionEnd","session":0,"validators":["0x00000000000000000000000000000000000000aa","0x00000000000000000000000000000000000000bb"]}
            {"fact":"baseInflation","amount":"100000"}
            {"fact":"eraEnd","era":0}

            """
        );

    /// <summary>Text as bytes.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
