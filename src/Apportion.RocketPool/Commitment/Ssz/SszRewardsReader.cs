using System.Buffers.Binary;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Ssz;

/// <summary>Decodes the SSZ container as a stream. Source: spec rocket-pool section 12.2.</summary>
internal sealed class SszRewardsReader(Stream stream, string file)
{
    private const string FetchAgain = "The file is damaged; fetch it again";
    private readonly byte[] _buffer = new byte[512];
    private long _position;
    private int _filled;
    private int _at;
    private int _field;

    public RewardsFile Read()
    {
        SszLayout layout = ReadMagic();
        Fill(layout.FixedSize - 4, "the header");
        RewardsHeader header = ReadHeader(layout);
        RewardsTotals totals = ReadTotals(layout);
        int networks = ReadOffsets(layout);
        NetworkReward[] networkRewards = ReadNetworks(networks);
        return new RewardsFile(header, totals, networkRewards, ReadNodes(layout));
    }

    private SszLayout ReadMagic()
    {
        Fill(4, "the magic bytes");
        SszLayout? layout = SszLayout.ForMagic(_buffer);
        return layout
            ?? throw ApportionException.Unsupported(
                "rocketpool.ssz.magic",
                file,
                "RPRT or RPRU in the first four bytes",
                "0x" + Convert.ToHexStringLower(_buffer, 0, 4),
                "If this is a rewards file in SSZ and genuine, update apportion"
            );
    }

    private RewardsHeader ReadHeader(SszLayout layout)
    {
        ulong version = UInt64();
        if (version != (ulong)layout.Version)
            throw Malformed(
                "rocketpool.ssz.version",
                Invariant($"version {layout.Version}, as the magic bytes say"),
                Invariant($"{version}"),
                FetchAgain
            );
        ulong ruleset = UInt64();
        if (ruleset is < 1 or > 11)
            throw ApportionException.Unsupported(
                "rocketpool.ruleset",
                Invariant($"{file}: byte {_position - _filled + _field}"),
                "1 to 11",
                Invariant($"{ruleset}"),
                "This ruleset is not known; if the file is genuine, update apportion"
            );
        return new RewardsHeader
        {
            FileVersion = layout.Version,
            RulesetVersion = (int)ruleset,
            Network = RewardsNetwork.Name(UInt64()),
            Index = UInt64(),
            StartTime = Time(),
            EndTime = Time(),
            ConsensusStartBlock = UInt64(),
            ConsensusEndBlock = UInt64(),
            ExecutionStartBlock = UInt64(),
            ExecutionEndBlock = UInt64(),
            IntervalsPassed = UInt64(),
            MerkleRoot = Hash256.FromBytes(Take(32)),
        };
    }

    private RewardsTotals ReadTotals(SszLayout layout)
    {
        var totals = new RewardsTotals
        {
            ProtocolDaoRpl = UInt256(),
            TotalCollateralRpl = UInt256(),
            TotalOracleDaoRpl = UInt256(),
            TotalSmoothingPoolEth = UInt256(),
            PoolStakerSmoothingPoolEth = UInt256(),
            NodeOperatorSmoothingPoolEth = UInt256(),
            TotalNodeWeight = UInt256(),
        };
        return layout.Version == 4
            ? totals with
            {
                TotalVoterShareEth = UInt256(),
                SmoothingPoolVoterShareEth = UInt256(),
            }
            : totals;
    }

    private int ReadOffsets(SszLayout layout)
    {
        uint networks = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
        uint nodes = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
        if (networks != layout.FixedSize || nodes < networks || (nodes - networks) % SszLayout.NetworkSize != 0)
            throw Malformed(
                "rocketpool.ssz.offset",
                Invariant($"{layout.FixedSize} and a whole number of {SszLayout.NetworkSize}-byte networks after it"),
                Invariant($"{networks} and {nodes}"),
                FetchAgain
            );
        uint count = (nodes - networks) / SszLayout.NetworkSize;
        return count <= SszLayout.MaxNetworks
            ? (int)count
            : throw Malformed(
                "rocketpool.ssz.networks",
                Invariant($"at most {SszLayout.MaxNetworks} networks"),
                Invariant($"{count}"),
                FetchAgain
            );
    }

    private NetworkReward[] ReadNetworks(int count)
    {
        var networks = new NetworkReward[count];
        for (int i = 0; i < count; i++)
        {
            Fill(SszLayout.NetworkSize, "networkRewards");
            networks[i] = new NetworkReward(UInt64(), UInt256(), UInt256(), UInt256());
            if (i > 0 && networks[i].Network <= networks[i - 1].Network)
                throw Unsorted(Invariant($"network {networks[i].Network} after {networks[i - 1].Network}"));
        }
        return networks;
    }

    private List<NodeReward> ReadNodes(SszLayout layout)
    {
        var nodes = new List<NodeReward>();
        while (TryFill(layout.NodeSize, "nodeRewards"))
        {
            var node = new NodeReward(
                Address.FromBytes(Take(20)),
                UInt64(),
                UInt256(),
                UInt256(),
                UInt256(),
                layout.Version == 4 ? UInt256() : default
            );
            if (nodes.Count > 0 && node.Node <= nodes[^1].Node)
                throw Unsorted(Invariant($"node {node.Node} after {nodes[^1].Node}"));
            nodes.Add(node);
        }
        return nodes;
    }

    private void Fill(int count, string what)
    {
        if (!TryFill(count, what))
            throw Truncated(what, count, found: 0);
    }

    private bool TryFill(int count, string what)
    {
        int read = stream.ReadAtLeast(_buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
        _position += read;
        (_filled, _at, _field) = (read, 0, 0);
        if (read == 0)
            return false;
        return read == count ? true : throw Truncated(what, count, read);
    }

    private ApportionException Truncated(string what, int count, int found) =>
        ApportionException.Malformed(
            "rocketpool.ssz.truncated",
            Invariant($"{file}: byte {_position}: {what}"),
            Invariant($"{count} bytes"),
            Invariant($"the end after {found} of them"),
            "The file is not complete; fetch it again"
        );

    private ApportionException Unsorted(string found) =>
        Malformed("rocketpool.ssz.order", "ascending order, each once", found, FetchAgain);

    private ApportionException Malformed(string code, string expected, string found, string advice) =>
        ApportionException.Malformed(
            code,
            Invariant($"{file}: byte {_position - _filled + _field}"),
            expected,
            found,
            advice
        );

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_at, count);
        _field = _at;
        _at += count;
        return bytes;
    }

    private ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    // Times before 1970 (upstream's year 1 for "none") are the two's complement of their Unix seconds.
    private long Time() =>
        unchecked((long)UInt64()) is var seconds && UnixTime.IsDate(seconds)
            ? seconds
            : throw Malformed("rocketpool.ssz.time", UnixTime.Expected, Invariant($"{seconds}"), FetchAgain);

    private UInt256 UInt256() => Numerics.UInt256.ReadLittleEndian(Take(32));
}
