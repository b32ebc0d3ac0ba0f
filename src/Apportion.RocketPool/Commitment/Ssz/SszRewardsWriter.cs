using System.Buffers.Binary;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Ssz;

/// <summary>Encodes the SSZ container field by field. Source: spec rocket-pool section 12.2.</summary>
internal static class SszRewardsWriter
{
    public static void Write(RewardsFile file, Stream stream)
    {
        SszLayout layout = Layout(file.Header.FileVersion);
        var output = new SszOutput(stream);
        output.Bytes(layout.Magic);
        WriteHeader(file.Header, output);
        WriteTotals(file.Totals, layout, output);
        output.UInt32((uint)layout.FixedSize);
        output.UInt32((uint)(layout.FixedSize + (file.Networks.Count * SszLayout.NetworkSize)));
        foreach (NetworkReward network in file.Networks.OrderBy(network => network.Network))
        {
            output.UInt64(network.Network);
            output.UInt256(network.CollateralRpl);
            output.UInt256(network.OracleDaoRpl);
            output.UInt256(network.SmoothingPoolEth);
        }
        foreach (NodeReward node in file.Nodes.OrderBy(node => node.Node))
        {
            output.Address(node.Node);
            output.UInt64(node.Network);
            output.UInt256(node.CollateralRpl);
            output.UInt256(node.OracleDaoRpl);
            output.UInt256(node.SmoothingPoolEth);
            if (layout.Version == 4)
                output.UInt256(node.VoterShareEth);
        }
    }

    private static SszLayout Layout(int version) =>
        SszLayout.ForVersion(version)
        ?? throw ApportionException.Unsupported(
            "rocketpool.ssz.version",
            "rewardsFileVersion",
            "3 or 4",
            Invariant($"{version}"),
            "Older rewards files exist as JSON only"
        );

    private static void WriteHeader(RewardsHeader header, SszOutput output)
    {
        output.UInt64((ulong)header.FileVersion);
        output.UInt64((ulong)header.RulesetVersion);
        output.UInt64(RewardsNetwork.ChainId(header.Network));
        output.UInt64(header.Index);
        // Times before 1970 (upstream's year 1 for "none") are the two's complement of their Unix seconds.
        output.UInt64(unchecked((ulong)header.StartTime));
        output.UInt64(unchecked((ulong)header.EndTime));
        output.UInt64(header.ConsensusStartBlock);
        output.UInt64(header.ConsensusEndBlock);
        output.UInt64(header.ExecutionStartBlock);
        output.UInt64(header.ExecutionEndBlock);
        output.UInt64(header.IntervalsPassed);
        output.Hash(header.MerkleRoot);
    }

    private static void WriteTotals(RewardsTotals totals, SszLayout layout, SszOutput output)
    {
        output.UInt256(totals.ProtocolDaoRpl);
        output.UInt256(totals.TotalCollateralRpl);
        output.UInt256(totals.TotalOracleDaoRpl);
        output.UInt256(totals.TotalSmoothingPoolEth);
        output.UInt256(totals.PoolStakerSmoothingPoolEth);
        output.UInt256(totals.NodeOperatorSmoothingPoolEth);
        output.UInt256(totals.TotalNodeWeight ?? default);
        if (layout.Version != 4)
            return;
        output.UInt256(totals.TotalVoterShareEth ?? default);
        output.UInt256(totals.SmoothingPoolVoterShareEth ?? default);
    }

    private sealed class SszOutput(Stream stream)
    {
        private readonly byte[] _word = new byte[32];

        public void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

        public void UInt32(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_word, value);
            stream.Write(_word, 0, 4);
        }

        public void UInt64(ulong value)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_word, value);
            stream.Write(_word, 0, 8);
        }

        public void UInt256(UInt256 value)
        {
            value.WriteLittleEndian(_word);
            stream.Write(_word, 0, 32);
        }

        public void Hash(Hash256 value)
        {
            value.CopyTo(_word);
            stream.Write(_word, 0, 32);
        }

        public void Address(Address value)
        {
            value.CopyTo(_word);
            stream.Write(_word, 0, 20);
        }
    }
}
