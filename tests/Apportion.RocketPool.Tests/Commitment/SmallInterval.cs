using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Tests.Commitment;

/// <summary>
/// A small interval that keeps every law: 1000 RPL, 70 % for three node operators, 2.5 % for two members of the Oracle DAO; 10 ETH in
/// the pool, 4 ETH for node operators.
/// </summary>
internal static class SmallInterval
{
    public static Address Node(int number) => Address.Parse("0x" + number.ToString("x40", null));

    public static UInt256 Ether(ulong amount) => (UInt256)amount * 1_000_000_000_000_000_000UL;

    public static RewardsFile Of(int ruleset, ulong index = 7, string network = "4242")
    {
        bool voters = ruleset >= 11;
        NodeReward[] nodes =
        [
            new(Node(1), 0, Ether(300), 0UL, Ether(1), voters ? 7UL : 0UL),
            new(Node(2), 0, Ether(400), 12_500_000_000_000_000_000UL, Ether(3), 0UL),
            new(Node(3), 0, 0UL, 12_500_000_000_000_000_000UL, 0UL, 0UL),
        ];
        var header = new RewardsHeader
        {
            FileVersion =
                ruleset <= 6 ? 1
                : ruleset == 7 ? 2
                : ruleset <= 10 ? 3
                : 4,
            RulesetVersion = ruleset,
            Network = network,
            Index = index,
            StartTime = 1_700_000_000,
            EndTime = 1_700_000_000 + 172_800 - (ruleset >= 9 ? 12 : 0),
            ConsensusStartBlock = 32 * 1000,
            ConsensusEndBlock = (32 * 1450) - 1,
            ExecutionStartBlock = 5000,
            ExecutionEndBlock = 19_000,
            IntervalsPassed = 1,
            MinipoolPerformanceFileCid = ruleset <= 8 ? "---" : null,
        };
        var totals = new RewardsTotals
        {
            ProtocolDaoRpl = Ether(275),
            TotalCollateralRpl = Ether(700),
            TotalOracleDaoRpl = Ether(25),
            TotalSmoothingPoolEth = Ether(10),
            PoolStakerSmoothingPoolEth = Ether(6),
            NodeOperatorSmoothingPoolEth = Ether(4),
            TotalNodeWeight = ruleset >= 8 ? 12_345UL : null,
            TotalVoterShareEth = voters ? 7UL : null,
            SmoothingPoolVoterShareEth = voters ? UInt256.Zero : null,
            TotalPdaoShareEth = voters ? UInt256.Zero : null,
        };
        var network0 = new NetworkReward(0, Ether(700), Ether(25), Ether(4) + (voters ? 7UL : 0UL));
        return Sealed(
            new RewardsFile(header, totals, [network0], nodes, null, ruleset <= 6 ? ["1", "0.5", "0"] : null)
        );
    }

    /// <summary>The file with the root and the proofs of its nodes.</summary>
    public static RewardsFile Sealed(RewardsFile file)
    {
        RewardsTree tree = RewardsTree.Build(file.Header, file.Nodes);
        return file with { Header = file.Header with { MerkleRoot = tree.Root }, Proofs = tree.AllProofs() };
    }

    public static byte[] Json(RewardsFile file, bool indented = true)
    {
        using var stream = new MemoryStream();
        RewardsFileJson.Write(file, stream, indented);
        return stream.ToArray();
    }
}
