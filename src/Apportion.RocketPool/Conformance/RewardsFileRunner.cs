using System.Numerics;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;

namespace Apportion.RocketPool.Conformance;

/// <summary>
/// Published rewards files, and an index of what has to come out of them: root, every stored proof, column sums, networks and the
/// balance gap.
/// </summary>
public sealed class RewardsFileRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/rewards-file";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        VectorFile[] files = [.. vectors.Unclaimed.Where(IsRewardsFile)];
        VectorFile[] indices = [.. vectors.Unclaimed.Where(IsIndex)];
        foreach (VectorFile file in files)
            yield return new ConformanceCase(Format, [file], recorder => RunFile(file, recorder.For(file)));
        foreach (VectorFile index in indices)
            yield return new ConformanceCase(Format, [index], recorder => RunIndex(index, files, recorder.For(index)));
    }

    internal static bool IsRewardsFile(VectorFile file) =>
        ArtifactKinds.Of(System.Text.Encoding.UTF8.GetBytes(Start(file.Head))) == ArtifactKind.RewardsJson;

    private static string Start(string head) =>
        head.Length <= ArtifactKinds.HeadLength ? head : head[..ArtifactKinds.HeadLength];

    private static bool IsIndex(VectorFile file) =>
        file.Head.Contains("\"ethGapVersusBalance\"", StringComparison.Ordinal)
        && file.Head.Contains("\"sha256OfUncompressed\"", StringComparison.Ordinal);

    private static RewardsFile Read(VectorFile file)
    {
        using Stream stream = file.Open();
        return RewardsFileJson.Read(stream, file.Path);
    }

    /// <summary>The file against itself: root, proofs and sums.</summary>
    private static void RunFile(VectorFile file, FileTally tally)
    {
        RewardsFile rewards = Read(file);
        var subject = new VerificationSubject(file.Path, rewards);
        tally.Equal("merkleRoot", rewards.Header.MerkleRoot.ToString(), subject.Tree.Root.ToString());
        Span<Hash256> proof = new Hash256[32];
        for (int node = 0; node < rewards.Nodes.Count; node++)
        {
            if (rewards.Proofs is not { } proofs || !subject.Tree.HasLeaf(node) || !proofs.TryGet(node, out var stored))
                continue;
            Hash256 folded = MerkleProof.FoldSorted(subject.Tree.LeafOf(node), stored);
            bool equal = folded == rewards.Header.MerkleRoot && subject.Tree.ProofEquals(node, stored);
            if (!tally.Count(equal))
                tally.Differ(
                    $"{rewards.Nodes[node].Node} merkleProof",
                    rewards.Header.MerkleRoot.ToString(),
                    folded.ToString()
                );
        }
        Add(tally, findings => TotalsCheck.Run(subject, findings));
        Add(tally, findings => NetworksCheck.Run(subject, findings));
        Add(tally, findings => BalanceCheck.Run(subject, findings));
    }

    private static void Add(FileTally tally, Func<List<Finding>, long> check)
    {
        var findings = new List<Finding>();
        long compared = check(findings);
        tally.CountAgreeing(Math.Max(0, compared - findings.Count));
        foreach (Finding finding in findings)
        {
            tally.Count(false);
            tally.Differ(finding.Where, finding.Expected, finding.Actual);
        }
    }

    /// <summary>The index against the files: each entry's file is the one with its content.</summary>
    private static void RunIndex(VectorFile index, VectorFile[] files, FileTally tally)
    {
        using JsonDocument document = RocketPoolVectors.Parse(index);
        var byHash = files.ToLookup(RocketPoolVectors.Sha256, StringComparer.Ordinal);
        foreach (JsonElement entry in document.RootElement.GetProperty("files").EnumerateArray())
        {
            string name = entry.Text("file");
            VectorFile? file = byHash[entry.Text("sha256OfUncompressed")].FirstOrDefault() ?? index.Sibling(name);
            if (file is null)
                tally.Equal(name, "a file with this content", "none");
            else
                Compare(name, entry, Read(file), tally);
        }
    }

    private static void Compare(string name, JsonElement entry, RewardsFile rewards, FileTally tally)
    {
        var subject = new VerificationSubject(name, rewards);
        RewardsHeader header = rewards.Header;
        JsonElement expected = entry.GetProperty("expected");
        tally.Equal($"{name} network", entry.Text("network"), header.Network);
        tally.Equal($"{name} index", (UInt256)entry.Whole("index"), header.Index);
        tally.Equal($"{name} rulesetVersion", (UInt256)entry.Whole("rulesetVersion"), (ulong)header.RulesetVersion);
        tally.Equal(
            $"{name} rewardsFileVersion",
            (UInt256)entry.Whole("rewardsFileVersion"),
            (ulong)header.FileVersion
        );
        tally.Equal(
            $"{name} proofsIncluded",
            entry.GetProperty("proofsIncluded").GetBoolean(),
            rewards.Proofs is { Stored: > 0 }
        );
        tally.Equal($"{name} merkleRoot", expected.Text("merkleRoot"), subject.Tree.Root.ToString());
        tally.Equal($"{name} leafCount", (UInt256)expected.Whole("leafCount"), (ulong)subject.Tree.Tree.LeafCount);
        tally.Equal($"{name} nodeCount", (UInt256)expected.Whole("nodeCount"), (ulong)rewards.Nodes.Count);
        tally.Equal($"{name} intervalsPassed", (UInt256)expected.Whole("intervalsPassed"), header.IntervalsPassed);
        tally.Equal(
            $"{name} sumCollateralRpl",
            BigInteger.Parse(expected.Text("sumCollateralRpl"), null),
            subject.Collateral
        );
        tally.Equal(
            $"{name} sumOracleDaoRpl",
            BigInteger.Parse(expected.Text("sumOracleDaoRpl"), null),
            subject.OracleDao
        );
        tally.Equal(
            $"{name} sumSmoothingPoolEth",
            BigInteger.Parse(expected.Text("sumSmoothingPoolEth"), null),
            subject.SmoothingPool
        );
        tally.Equal(
            $"{name} sumVoterShareEth",
            BigInteger.Parse(expected.Text("sumVoterShareEth"), null),
            subject.VoterShare
        );
        tally.Equal(
            $"{name} ethGapVersusBalance",
            BigInteger.Parse(expected.Text("ethGapVersusBalance"), null),
            BalanceCheck.Gap(rewards.Totals)
        );
    }
}
