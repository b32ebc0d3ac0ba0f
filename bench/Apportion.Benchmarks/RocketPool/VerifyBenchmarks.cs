using System.IO.Compression;
using System.Text.Json;
using Apportion.Merkle;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.RocketPool;

/// <summary>
/// Verification of every published file that lies beside the repository, with proofs, from unpacked bytes in memory, against the
/// bare cost of what it cannot do without: reading the JSON tokens, and hashing leaves and tree nodes.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class VerifyBenchmarks
{
    private byte[][] _files = [];
    private ArtifactSource[] _sources = [];
    private byte[][] _preimages = [];
    private int[] _sizes = [];
    private Hash256[] _hashes = [];

    [GlobalSetup]
    public void Load()
    {
        _files = [.. Directory.GetFiles(Folder(), "rp-rewards-*.json.gz").Order(StringComparer.Ordinal).Select(Unpack)];
        _sources =
        [
            .. _files.Select(
                (bytes, i) => new ArtifactSource(FormattableString.Invariant($"{i}"), () => new MemoryStream(bytes))
            ),
        ];
        RewardsFile[] read = [.. _files.Select(bytes => RewardsFileJson.Read(new MemoryStream(bytes), "bench"))];
        _sizes = [.. read.Select(file => file.Header.HasVoterShare ? RewardsLeaf.MaxSize : RewardsLeaf.MaxSize - 32)];
        _preimages = [.. read.Select((file, i) => new byte[file.Nodes.Count * _sizes[i]])];
        _hashes = new Hash256[read.Max(file => file.Nodes.Count) * 2];
    }

    /// <summary>Every token of every file.</summary>
    [Benchmark]
    public long ParseJson()
    {
        long tokens = 0;
        foreach (byte[] file in _files)
        {
            var reader = new Utf8JsonReader(file);
            while (reader.Read())
                tokens++;
        }
        return tokens;
    }

    /// <summary>Every file as a document tree, as a program without a reader of its own would parse it.</summary>
    [Benchmark]
    public int ParseDocument()
    {
        int objects = 0;
        foreach (byte[] file in _files)
        {
            using var document = JsonDocument.Parse(file);
            objects += document.RootElement.ValueKind == JsonValueKind.Object ? 1 : 0;
        }
        return objects;
    }

    /// <summary>Every leaf and every tree node, in batches.</summary>
    [Benchmark]
    public Hash256 Hashes()
    {
        for (int i = 0; i < _preimages.Length; i++)
        {
            int leaves = _preimages[i].Length / _sizes[i];
            Keccak256.HashMany(_preimages[i], _sizes[i], _hashes.AsSpan(0, leaves));
            for (
                int width = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)leaves) / 2;
                width >= 1;
                width /= 2
            )
                Keccak256.HashSortedPairs(
                    _hashes.AsSpan(0, Math.Min(width * 2, _hashes.Length) / 2 * 2),
                    _hashes.AsSpan(0, Math.Min(width, _hashes.Length / 2))
                );
        }
        return _hashes[0];
    }

    /// <summary>The whole verification on one thread.</summary>
    [Benchmark]
    public int Verify() => RewardsVerification.Run(_sources, new VerifyOptions()).Reports.Count;

    private static byte[] Unpack(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string place = Path.Combine(at.FullName, "shared", "vectors", "rocket-pool", "real");
            if (Directory.Exists(place))
                return place;
        }
        throw new DirectoryNotFoundException("shared/vectors/rocket-pool/real is not beside the repository");
    }
}
