using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Conformance;

/// <summary>Rewards files in SSZ: decoded, encoded again, and compared with the JSON file they were made from.</summary>
public sealed class SszRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/ssz";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        VectorFile[] files = [.. vectors.Unclaimed.Where(IsSsz)];
        VectorFile[] indices = [.. vectors.Unclaimed.Where(IsIndex)];
        VectorFile[] json = [.. vectors.All.Where(RewardsFileRunner.IsRewardsFile)];
        foreach (VectorFile file in files)
            yield return new ConformanceCase(Format, [file], recorder => RunFile(file, recorder.For(file)));
        foreach (VectorFile index in indices)
            yield return new ConformanceCase(
                Format,
                [index],
                recorder => RunIndex(index, files, json, recorder.For(index))
            );
    }

    private static bool IsSsz(VectorFile file) =>
        file.Head.StartsWith("RPRT", StringComparison.Ordinal)
        || file.Head.StartsWith("RPRU", StringComparison.Ordinal);

    private static bool IsIndex(VectorFile file) =>
        file.Head.Contains("\"fromJson\"", StringComparison.Ordinal)
        && file.Head.Contains("\"sha256\"", StringComparison.Ordinal);

    private static void RunFile(VectorFile file, FileTally tally)
    {
        byte[] bytes = file.ReadAllBytes();
        RewardsFile decoded = RewardsFileSsz.Read(new MemoryStream(bytes), file.Path);
        RewardsTree tree = RewardsTree.Build(decoded.Header, decoded.Nodes);
        tally.Equal("merkleRoot", decoded.Header.MerkleRoot.ToString(), tree.Root.ToString());
        CompareBytes("encoding", bytes, Encode(decoded), tally);
    }

    private static void RunIndex(VectorFile index, VectorFile[] files, VectorFile[] json, FileTally tally)
    {
        using JsonDocument document = RocketPoolVectors.Parse(index);
        foreach (JsonElement entry in document.RootElement.GetProperty("files").EnumerateArray())
        {
            string name = entry.Text("file");
            VectorFile? file =
                files.FirstOrDefault(file => RocketPoolVectors.Sha256(file) == entry.Text("sha256"))
                ?? index.Sibling(name);
            if (file is null)
            {
                tally.Equal(name, "a file with this content", "none");
                continue;
            }
            byte[] bytes = file.ReadAllBytes();
            tally.Equal($"{name} bytes", entry.GetProperty("bytes").GetInt64(), bytes.Length);
            tally.Equal($"{name} sha256", entry.Text("sha256"), RocketPoolVectors.Sha256(file));
            tally.Equal(
                $"{name} first64",
                entry.Text("first64"),
                Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(64, bytes.Length)))
            );
            RewardsFile decoded = RewardsFileSsz.Read(new MemoryStream(bytes), file.Path);
            if (Find(entry.Text("fromJson"), index, json, decoded) is { } source)
                CompareJson(name, source, decoded, bytes, tally);
        }
    }

    /// <summary>The JSON file of an entry: of that name in the run or beside the vectors, else the one with the same root.</summary>
    private static RewardsFile? Find(string name, VectorFile index, VectorFile[] json, RewardsFile decoded)
    {
        VectorFile? file =
            json.FirstOrDefault(file => file.Name == name)
            ?? index.Sibling(name)
            ?? index.Sibling("../real/" + name)
            ?? index.Sibling("../real/" + name.Replace(".json", ".noproofs.json", StringComparison.Ordinal));
        if (file is not null)
            return Read(file);
        return json.Select(Read).FirstOrDefault(rewards => rewards.Header.MerkleRoot == decoded.Header.MerkleRoot);
    }

    private static RewardsFile Read(VectorFile file)
    {
        using Stream stream = file.Open();
        return RewardsFileJson.Read(stream, file.Path);
    }

    private static void CompareJson(string name, RewardsFile source, RewardsFile decoded, byte[] bytes, FileTally tally)
    {
        CompareBytes($"{name} from JSON", bytes, Encode(source), tally);
        RewardsHeader header = source.Header with { MinipoolPerformanceFileCid = null };
        tally.Equal($"{name} header", header.ToString(), decoded.Header.ToString());
        RewardsTotals totals = source.Totals with { TotalPdaoShareEth = null, LegacyProtocolDaoEth = null };
        tally.Equal($"{name} totalRewards", totals.ToString(), decoded.Totals.ToString());
        tally.Equal($"{name} nodes", source.Nodes.Count, decoded.Nodes.Count);
        for (int i = 0; i < Math.Min(source.Nodes.Count, decoded.Nodes.Count); i++)
        {
            if (!tally.Count(source.Nodes[i] == decoded.Nodes[i]))
                tally.Differ(
                    $"{name} node {source.Nodes[i].Node}",
                    source.Nodes[i].ToString(),
                    decoded.Nodes[i].ToString()
                );
        }
    }

    private static byte[] Encode(RewardsFile file)
    {
        using var stream = new MemoryStream();
        RewardsFileSsz.Write(file, stream);
        return stream.ToArray();
    }

    private static void CompareBytes(string where, byte[] expected, byte[] actual, FileTally tally)
    {
        tally.Equal($"{where} length", expected.Length, actual.Length);
        int at = expected.AsSpan().CommonPrefixLength(actual);
        tally.CountAgreeing(at);
        if (at < Math.Min(expected.Length, actual.Length))
        {
            tally.Count(false);
            tally.Differ(
                FormattableString.Invariant($"{where} byte {at}"),
                expected[at].ToString("x2", null),
                actual[at].ToString("x2", null)
            );
        }
    }
}
