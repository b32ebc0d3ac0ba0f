using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>
/// The trees of a distribution: one token tree an earner, and the earner tree over their roots, whose root is posted.
/// </summary>
/// <remarks>Source: spec eigenlayer section 8.2.</remarks>
public sealed class DistributionTree
{
    private static readonly MerkleShape EarnerShape = MerkleShape.PositionalZeroPadded with { LeafSalt = 0 };
    private static readonly MerkleShape TokenShape = MerkleShape.PositionalZeroPadded with { LeafSalt = 1 };

    private readonly DistributionLine[] _lines;
    private readonly int[] _starts;
    private readonly Hash256[] _tokenRoots;
    private readonly MerkleTree _earners;

    private DistributionTree(DistributionLine[] lines, int[] starts, Hash256[] tokenRoots, MerkleTree earners) =>
        (_lines, _starts, _tokenRoots, _earners) = (lines, starts, tokenRoots, earners);

    /// <summary>The distribution root.</summary>
    public Hash256 Root => _earners.Root;

    /// <summary>Leaves of the earner tree.</summary>
    public int EarnerCount => _starts.Length - 1;

    /// <summary>All lines, by earner and then by token.</summary>
    public IReadOnlyList<DistributionLine> Lines => _lines;

    /// <summary>Builds the trees.</summary>
    /// <param name="lines">The lines in any order; pairs with an amount of zero have leaves too.</param>
    /// <param name="threads">How many threads may hash; the trees are the same for any number.</param>
    /// <exception cref="ApportionException">There are no lines, or a pair of earner and token is there twice.</exception>
    public static DistributionTree Build(IEnumerable<DistributionLine> lines, int threads = 1)
    {
        var sorted = lines.ToArray();
        Array.Sort(sorted, ComparePair);
        RefuseRepeats(sorted);
        var starts = Starts(sorted);
        var earnerCount = starts.Length - 1;
        if (earnerCount == 0)
        {
            throw ApportionException.Missing(
                "eigenlayer.distribution.empty",
                "distribution lines",
                "at least one line",
                "A distribution without lines has no root."
            );
        }

        var tokenRoots = new Hash256[earnerCount];
        var leaves = new Hash256[earnerCount];
        Parallel.For(
            0,
            earnerCount,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i =>
            {
                tokenRoots[i] = MerkleRoot.Compute(TokenShape, TokenLeaves(sorted.AsSpan(starts[i]..starts[i + 1])));
                leaves[i] = HashEarner(sorted[starts[i]].Earner, tokenRoots[i]);
            }
        );
        return new DistributionTree(sorted, starts, tokenRoots, MerkleTree.Build(EarnerShape, leaves, threads));
    }

    /// <summary>The hash of an earner leaf: keccak256(0x00 ‖ earner ‖ root of the token tree).</summary>
    public static Hash256 HashEarner(Address earner, Hash256 tokenRoot)
    {
        Span<byte> preimage = stackalloc byte[Address.Length + Hash256.Size];
        earner.CopyTo(preimage);
        tokenRoot.CopyTo(preimage[Address.Length..]);
        return EarnerShape.HashLeaf(preimage);
    }

    /// <summary>The hash of a token leaf: keccak256(0x01 ‖ token ‖ cumulative amount as a word).</summary>
    public static Hash256 HashToken(Address token, Numerics.UInt256 cumulative)
    {
        Span<byte> preimage = stackalloc byte[Address.Length + 32];
        token.CopyTo(preimage);
        cumulative.WriteBigEndian(preimage[Address.Length..]);
        return TokenShape.HashLeaf(preimage);
    }

    /// <summary>The tokens of an earner in the order of its tree; empty for an account without lines.</summary>
    public IReadOnlyList<DistributionLine> LinesOf(Address earner)
    {
        var index = IndexOf(earner);
        return index < 0 ? [] : _lines[_starts[index].._starts[index + 1]];
    }

    /// <summary>The claim of an earner.</summary>
    /// <param name="rootIndex">Number of the posted root.</param>
    /// <param name="earner">Who claims.</param>
    /// <param name="tokens">Which tokens in which order; null for all of the earner in the order of its tree.</param>
    /// <exception cref="ApportionException">The earner or one of its tokens has no line.</exception>
    public RewardsClaimRequest Prove(uint rootIndex, Address earner, IReadOnlyList<Address>? tokens = null)
    {
        var index = IndexOf(earner);
        if (index < 0)
        {
            throw NoLine($"earner {earner}");
        }

        var lines = _lines[_starts[index].._starts[index + 1]];
        var tree = MerkleTree.Build(TokenShape, TokenLeaves(lines));
        var places = tokens is null
            ? [.. Enumerable.Range(0, lines.Length)]
            : tokens.Select(token => TokenIndex(lines, earner, token)).ToArray();
        return new RewardsClaimRequest(
            rootIndex,
            (uint)index,
            Join(_earners.ProofFor(index)),
            earner,
            _tokenRoots[index],
            [.. places.Select(place => (uint)place)],
            [.. places.Select(place => (ReadOnlyMemory<byte>)Join(tree.ProofFor(place)))],
            [.. places.Select(place => new TokenLeaf(lines[place].Token, lines[place].Cumulative))]
        );
    }

    private int IndexOf(Address earner)
    {
        var (low, high) = (0, EarnerCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _lines[_starts[middle]].Earner.CompareTo(earner);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static int TokenIndex(DistributionLine[] lines, Address earner, Address token)
    {
        var index = Array.FindIndex(lines, line => line.Token == token);
        return index >= 0 ? index : throw NoLine($"earner {earner}, token {token}");
    }

    private static Hash256[] TokenLeaves(ReadOnlySpan<DistributionLine> lines)
    {
        var leaves = new Hash256[lines.Length];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = HashToken(lines[i].Token, lines[i].Cumulative);
        }

        return leaves;
    }

    private static int[] Starts(DistributionLine[] sorted)
    {
        var starts = new List<int>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i].Earner != sorted[i - 1].Earner)
            {
                starts.Add(i);
            }
        }

        starts.Add(sorted.Length);
        return [.. starts];
    }

    private static void RefuseRepeats(DistributionLine[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (ComparePair(sorted[i - 1], sorted[i]) == 0)
            {
                throw ApportionException.Malformed(
                    "eigenlayer.distribution.repeated",
                    $"earner {sorted[i].Earner}, token {sorted[i].Token}",
                    "one line a pair of earner and token",
                    $"amounts {sorted[i - 1].Cumulative} and {sorted[i].Cumulative}",
                    "Lines of two distributions were mixed, or the sums were not made."
                );
            }
        }
    }

    private static int ComparePair(DistributionLine a, DistributionLine b)
    {
        var order = a.Earner.CompareTo(b.Earner);
        return order != 0 ? order : a.Token.CompareTo(b.Token);
    }

    private static byte[] Join(Hash256[] siblings)
    {
        var bytes = new byte[siblings.Length * Hash256.Size];
        for (var i = 0; i < siblings.Length; i++)
        {
            siblings[i].CopyTo(bytes.AsSpan(i * Hash256.Size));
        }

        return bytes;
    }

    private static ApportionException NoLine(string who) =>
        ApportionException.Missing(
            "eigenlayer.distribution.no-line",
            who,
            "a line in this distribution",
            "Nothing can be claimed for this pair from this root."
        );
}
