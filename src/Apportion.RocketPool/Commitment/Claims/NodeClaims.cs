using Apportion.Core;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>
/// The claims of one node over several intervals, in ascending order. A file that cannot be read, or whose root is not that of its
/// nodes, gives a finding and no claim; the others are still proven.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Proven">What it can claim.</param>
/// <param name="Findings">What stands in the way, and intervals that have nothing for it.</param>
public sealed record NodeClaims(Address Node, IReadOnlyList<ProvenClaim> Proven, IReadOnlyList<Finding> Findings)
{
    /// <summary>The claims alone.</summary>
    public IReadOnlyList<RewardClaim> Claims => [.. Proven.Select(proven => proven.Claim)];

    /// <summary>What the findings say; incomplete if there is nothing to claim at all.</summary>
    public Verdict Verdict =>
        Proven.Count == 0
            ? Findings.ToVerdict() is var verdict && verdict != Verdict.Match
                ? verdict
                : Verdict.Incomplete
            : Findings.ToVerdict();

    /// <summary>Builds the claims from rewards files.</summary>
    public static NodeClaims Collect(IEnumerable<ArtifactSource> files, Address node)
    {
        var proven = new SortedDictionary<ulong, ProvenClaim>();
        var findings = new List<Finding>();
        foreach (ArtifactSource source in files)
        {
            try
            {
                if (
                    Prove(RewardsFiles.Read(source), source.Name, node, findings) is { } claim
                    && !proven.TryAdd(claim.Header.Index, claim)
                )
                    findings.Add(Twice(source, claim));
            }
            catch (RewardsFileException e)
            {
                findings.AddRange(e.Problems);
            }
            catch (ApportionException e)
            {
                findings.Add(e.Finding);
            }
        }
        return new NodeClaims(node, [.. proven.Values], findings);
    }

    private static ProvenClaim? Prove(RewardsFile file, string name, Address node, List<Finding> findings)
    {
        int position = -1;
        for (int i = 0; i < file.Nodes.Count && position < 0; i++)
        {
            if (file.Nodes[i].Node == node)
                position = i;
        }
        if (position < 0 || file.Nodes[position].IsZero)
        {
            findings.Add(
                Finding.Notice(
                    "rocketpool.claim.nothing",
                    name,
                    Invariant($"nothing for {node} in interval {file.Header.Index}")
                )
            );
            return null;
        }
        RewardsTree tree = RewardsTree.Build(file.Header, file.Nodes);
        if (!file.Header.MerkleRoot.IsZero && tree.Root != file.Header.MerkleRoot)
        {
            findings.Add(
                Finding.Of(
                    "rocketpool.root",
                    $"{name}: $.merkleRoot",
                    tree.Root.ToString(),
                    file.Header.MerkleRoot.ToString(),
                    "The file was changed, so a claim from it would be refused; run verify on it"
                )
            );
            return null;
        }
        return new ProvenClaim(file.Header, RewardClaim.Of(file, tree, position), tree.Root, tree.LeafOf(position));
    }

    private static Finding Twice(ArtifactSource source, ProvenClaim claim) =>
        Finding.Malformed(
            "rocketpool.claim.twice",
            source.Name,
            "each interval once",
            Invariant($"a second file of interval {claim.Header.Index}"),
            "Leave one of them out: the distributor refuses an interval twice"
        );
}
