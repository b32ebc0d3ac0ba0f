using System.Globalization;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;
using Apportion.RocketPool.Tests.Commitment;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Reports;

public sealed class RewardsVerificationTests
{
    public static TheoryData<int> Rulesets => [.. Enumerable.Range(1, 11)];

    [Theory]
    [MemberData(nameof(Rulesets))]
    public void A_sound_file_of_every_ruleset_matches(int ruleset)
    {
        VerificationReport report = Verifying.One(SmallInterval.Of(ruleset));
        Assert.Empty(report.Findings);
        Assert.Equal(Verdict.Match, report.Verdict);
        Assert.Equal(CheckStatus.Passed, StatusOf(report, "proofs"));
        Assert.Equal(CheckStatus.Passed, StatusOf(report, "oracle-dao"));
    }

    [Theory]
    [InlineData("rocketpool.column-sum", "totalRewards.totalCollateralRpl")]
    [InlineData("rocketpool.group-share", "totalRewards.totalCollateralRpl")]
    [InlineData("rocketpool.balance", "totalRewards.totalSmoothingPoolEth")]
    public void A_changed_total_is_found_by_its_check(string code, string place)
    {
        RewardsFile file = SmallInterval.Of(10);
        RewardsTotals totals = file.Totals with
        {
            TotalCollateralRpl = SmallInterval.Ether(701),
            TotalSmoothingPoolEth = SmallInterval.Ether(11),
        };
        VerificationReport report = Verifying.One(file with { Totals = totals });
        Assert.Equal(Verdict.Mismatch, report.Verdict);
        Finding finding = report.Findings.First(found => found.Code == code);
        Assert.Contains(place, finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_says_expected_actual_and_difference()
    {
        RewardsFile file = SmallInterval.Of(10);
        VerificationReport report = Verifying.One(
            file with
            {
                Totals = file.Totals with { TotalCollateralRpl = SmallInterval.Ether(700) + 1UL },
            }
        );
        Finding finding = report.Findings.First(found => found.Code == "rocketpool.column-sum");
        Assert.Equal("x.json: $.totalRewards.totalCollateralRpl", finding.Where);
        Assert.Equal("700000000000000000000", finding.Expected);
        Assert.Equal("700000000000000000001", finding.Actual);
        Assert.Equal("+1", finding.Difference);
    }

    [Fact]
    public void A_wrong_proof_names_its_node_and_step()
    {
        RewardsFile file = SmallInterval.Of(10);
        var proofs = new StoredProofs();
        for (int node = 0; node < 3; node++)
        {
            Assert.True(file.Proofs!.TryGet(node, out ReadOnlySpan<Hash256> proof));
            Hash256[] stored = proof.ToArray();
            if (node == 1)
                stored[^1] = Keccak256.Hash("wrong"u8);
            proofs.Add(stored);
        }
        Finding finding = Assert.Single(Verifying.One(file with { Proofs = proofs }).Findings);
        Assert.Equal("rocketpool.proof", finding.Code);
        Assert.EndsWith($"nodeRewards.{SmallInterval.Node(2)}.merkleProof[1]", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_proofs_a_changed_amount_is_still_found_by_its_sum_and_the_root()
    {
        RewardsFile file = SmallInterval.Of(10);
        NodeReward[] nodes = [.. file.Nodes];
        nodes[0] = nodes[0] with { SmoothingPoolEth = SmallInterval.Ether(2) };
        VerificationReport report = Verifying.One(file with { Nodes = nodes, Proofs = null });
        Finding culprit = report.Findings.First(found => found.Code == "rocketpool.root.culprit");
        Assert.EndsWith($"{SmallInterval.Node(1)}.smoothingPoolEth", culprit.Where, StringComparison.Ordinal);
        Assert.Equal("1000000000000000000", culprit.Expected);
        Assert.Equal("2000000000000000000", culprit.Actual);
    }

    [Fact]
    public void A_younger_member_of_the_oracle_dao_has_the_share_of_its_seconds()
    {
        RewardsFile file = WithOracleDao(Shares(25, 172_800, 172_800, 86_400));
        Assert.Empty(Verifying.One(file).Findings);
        UInt256[] off = Shares(25, 172_800, 172_800, 86_400);
        off[2] -= 2UL;
        Assert.Contains(Verifying.One(WithOracleDao(off)).Findings, found => found.Code == "rocketpool.oracle-dao");
    }

    [Fact]
    public void Consecutive_intervals_have_to_follow_one_another()
    {
        RewardsFile first = SmallInterval.Of(10, index: 7);
        RewardsFile second = Following(first, start: (32 * 1450) + 1);
        VerifyResult good = Run(first, second);
        Assert.Equal(CheckStatus.Passed, StatusOf(good.Reports[1], "continuity"));
        Assert.Equal(CheckStatus.NotApplicable, StatusOf(good.Reports[0], "continuity"));

        VerifyResult skipped = Run(first, Following(first, start: 32 * 1460));
        Finding finding = skipped.Reports[1].Findings.Single(found => found.Code == "rocketpool.continuity");
        Assert.Contains("consensusStartBlock", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_does_not_stop_the_others()
    {
        byte[] good = SmallInterval.Json(SmallInterval.Of(10));
        VerifyResult result = RewardsVerification.Run(
            [
                Verifying.Source("a.json", good),
                Verifying.Source("b.json", good[..500]),
                Verifying.Source("c.json", "{}"u8.ToArray()),
                new ArtifactSource(
                    "d.json",
                    () => throw ApportionException.Missing("input.not-found", "d.json", "a file", "x")
                ),
                Verifying.Source("e.json", SmallInterval.Json(SmallInterval.Of(11, index: 20))),
            ],
            new VerifyOptions()
        );
        Assert.Equal(
            [Verdict.Match, Verdict.Malformed, Verdict.Malformed, Verdict.Incomplete, Verdict.Match],
            result.Reports.Select(report => report.Verdict)
        );
        Assert.Equal("json.truncated", result.Reports[1].Findings[0].Code);
    }

    [Fact]
    public void A_file_without_root_is_incomplete_never_agreement()
    {
        RewardsFile file = SmallInterval.Of(10);
        VerificationReport report = Verifying.One(
            Ssz(file with { Header = file.Header with { MerkleRoot = default } }),
            "x.ssz"
        );
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Assert.Equal("rocketpool.root.missing", Assert.Single(report.Findings).Code);
    }

    [Fact]
    public void A_consistent_forgery_of_a_published_interval_is_found()
    {
        RewardsFile forged = SmallInterval.Of(10, index: 30, network: "mainnet");
        VerificationReport report = Verifying.One(forged);
        Assert.Contains(
            report.Findings,
            found =>
                found.Code == "rocketpool.published" && found.Where.EndsWith("merkleRoot", StringComparison.Ordinal)
        );
        VerifyResult own = RewardsVerification.Run(
            [Verifying.Source("x.json", forged)],
            new VerifyOptions { ComparePublished = false }
        );
        Assert.DoesNotContain(own.Reports[0].Findings, found => found.Code == "rocketpool.published");
    }

    [VectorFact("rocket-pool/real")]
    public void Every_published_file_matches_with_every_proof()
    {
        VerifyResult result = RewardsVerification.Run(Published(), new VerifyOptions { Threads = 2 });
        Assert.All(result.Reports, report => Assert.Equal(Verdict.Match, report.Verdict));
        Assert.True(result.Reports.Sum(report => report.Checks.Sum(check => check.Compared)) > 10_000);
    }

    [VectorFact("rocket-pool/real")]
    public void Threads_and_cultures_do_not_change_a_byte()
    {
        ArtifactSource[] sources = [.. Published().Take(12), Verifying.Source("bad.json", "{"u8.ToArray())];
        string expected = In("", () => Everything(sources, threads: 1));
        foreach (string culture in new[] { "tr-TR", "sv-SE", "ar-SA" })
            Assert.Equal(expected, In(culture, () => Everything(sources, threads: 8)));
    }

    [VectorFact("rocket-pool/ssz")]
    public void Published_files_in_ssz_match_too()
    {
        string folder = Vectors.At("rocket-pool/ssz");
        foreach (string path in Directory.GetFiles(folder, "*.ssz.gz"))
            Assert.Equal(Verdict.Match, Verifying.One(PublishedFiles.Read(path), path).Verdict);
    }

    [Fact]
    public void The_shipped_sample_matches_its_published_root()
    {
        VerificationReport report = Verifying.One(
            PublishedFiles.Read(Repository.At("samples/rocketpool/mainnet-51.facts.csv.gz")),
            "mainnet-51.facts.csv.gz"
        );
        Assert.Empty(report.Findings);
        Assert.Equal(Verdict.Match, report.Verdict);
        Assert.Contains(
            report.Facts,
            fact => fact.Value == "0x767f99e3831cf2d70ac45b0bc003dce3092205f87c27efd495ef20528d95ef77"
        );
        Assert.Equal(CheckStatus.Passed, StatusOf(report, "published"));
    }

    private static ArtifactSource[] Published() =>
        [
            .. PublishedFiles
                .All()
                .Select(path => new ArtifactSource(
                    Path.GetFileName(path),
                    () => new MemoryStream(PublishedFiles.Read(path))
                )),
        ];

    private static string Everything(ArtifactSource[] sources, int threads) =>
        string.Join(
            '\n',
            RewardsVerification.Run(sources, new VerifyOptions { Threads = threads }).Reports.Select(Verifying.Text)
        );

    private static string In(string culture, Func<string> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static VerifyResult Run(params RewardsFile[] files) =>
        RewardsVerification.Run(
            [.. files.Select((file, i) => Verifying.Source(FormattableString.Invariant($"{i}.json"), file))],
            new VerifyOptions { Threads = 2 }
        );

    private static RewardsFile Following(RewardsFile first, ulong start) =>
        SmallInterval.Sealed(
            first with
            {
                Header = first.Header with
                {
                    Index = first.Header.Index + 1,
                    StartTime = first.Header.EndTime + 12,
                    EndTime = first.Header.EndTime + 172_800,
                    ConsensusStartBlock = start,
                    ConsensusEndBlock = (32 * 1900) - 1,
                    ExecutionStartBlock = first.Header.ExecutionEndBlock + 1,
                    ExecutionEndBlock = first.Header.ExecutionEndBlock + 14_000,
                },
            }
        );

    /// <summary>Shares of an Oracle DAO pot by seconds of membership.</summary>
    private static UInt256[] Shares(ulong ether, params ulong[] seconds)
    {
        ulong all = seconds.Aggregate(0UL, (sum, one) => sum + one);
        return [.. seconds.Select(one => UInt256.MulDivFloor(SmallInterval.Ether(ether), one, all))];
    }

    private static RewardsFile WithOracleDao(UInt256[] shares)
    {
        RewardsFile file = SmallInterval.Of(10);
        NodeReward[] nodes = [.. file.Nodes.Select((node, i) => node with { OracleDaoRpl = shares[i] })];
        UInt256 sum = shares.Aggregate(UInt256.Zero, (all, one) => all + one);
        return SmallInterval.Sealed(
            file with
            {
                Nodes = nodes,
                Networks = [file.Networks[0] with { OracleDaoRpl = sum }],
                Totals = file.Totals with { TotalOracleDaoRpl = sum, ProtocolDaoRpl = SmallInterval.Ether(300) - sum },
            }
        );
    }

    private static CheckStatus StatusOf(VerificationReport report, string check) =>
        report.Checks.Single(one => one.Name == check).Status;

    private static byte[] Ssz(RewardsFile file) => RewardsFileTests.Ssz(file);
}
