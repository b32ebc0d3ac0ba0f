using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Merkle.Tests;

/// <summary>The three shapes against the vectors of the protocols that use them.</summary>
public sealed class VectorTests
{
    private static readonly MerkleShape Earners = MerkleShape.PositionalZeroPadded with { LeafSalt = 0x00 };
    private static readonly MerkleShape Tokens = MerkleShape.PositionalZeroPadded with { LeafSalt = 0x01 };

    [VectorFact("rocket-pool/unit/merkle.json")]
    public void Rocket_pool_trees_of_1_to_33_nodes_have_their_roots_and_every_proof()
    {
        int trees = 0;
        foreach (JsonElement tree in Load("rocket-pool/unit/merkle.json").GetProperty("trees").EnumerateArray())
        {
            List<string> names = [.. tree.GetProperty("leaves").EnumerateObject().Select(leaf => leaf.Name)];
            List<byte[]> preimages = [.. names.Select(name => RocketPoolPreimage(tree, name))];
            MerkleShape shape = MerkleShape.SortedLeavesZeroPadded;
            MerkleTree built = MerkleTree.Build(shape, preimages.Select(bytes => shape.HashLeaf(bytes)).ToArray());
            Assert.Equal(Hash(tree.GetProperty("root")), built.Root);
            for (int index = 0; index < names.Count; index++)
            {
                Assert.Equal(Hash(tree.GetProperty("leaves").GetProperty(names[index])), built.Leaf(index));
                Hash256[] proof = Hashes(tree.GetProperty("proofs").GetProperty(names[index]));
                Assert.Equal(proof, built.ProofFor(index));
                Assert.True(built.ProofEquals(index, proof));
                Assert.Equal(
                    ProofVerdict.Valid,
                    MerkleProof.VerifyPreimageAnywhere(shape, built.Root, preimages[index], names.Count, proof)
                );
            }

            trees++;
        }

        Assert.Equal(18, trees);
    }

    [VectorFact("rocket-pool/unit/merkle-spec-example.json")]
    public void Rocket_pools_formal_example_of_nine_nodes_has_its_root()
    {
        JsonElement example = Load("rocket-pool/unit/merkle-spec-example.json");
        Hash256[] leaves =
        [
            .. example.GetProperty("nodes").EnumerateArray().Select(node => Hash(node.GetProperty("leaf"))),
        ];
        MerkleTree tree = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, leaves);
        Assert.Equal(Hash(example.GetProperty("root")), tree.Root);
        Hash256[] sorted = [.. Hashes(example.GetProperty("sortedLeaves")).Where(leaf => !leaf.IsZero)];
        Assert.Equal(sorted, leaves.Order());
    }

    [VectorFact("eigenlayer/merkle/trees.json")]
    public void EigenLayer_distributions_have_their_roots_and_claims()
    {
        foreach (JsonElement tree in Load("eigenlayer/merkle/trees.json").EnumerateArray())
        {
            List<IGrouping<string, JsonElement>> earners =
            [
                .. tree.GetProperty("lines")
                    .EnumerateArray()
                    .OrderBy(line => line[0].GetString() + line[1].GetString(), StringComparer.Ordinal)
                    .GroupBy(line => line[0].GetString()!, StringComparer.Ordinal),
            ];
            List<MerkleTree> tokenTrees = [.. earners.Select(lines => MerkleTree.Build(Tokens, TokenLeaves(lines)))];
            Hash256[] earnerLeaves =
            [
                .. earners.Select(
                    (lines, i) => Earners.HashLeaf([.. Bytes(lines.Key), .. tokenTrees[i].Root.ToArray()])
                ),
            ];
            MerkleTree built = MerkleTree.Build(Earners, earnerLeaves);
            Assert.Equal(Hash(tree.GetProperty("root")), built.Root);
            foreach (JsonElement claim in tree.GetProperty("claims").EnumerateArray())
            {
                int earner = claim.GetProperty("earner_index").GetInt32();
                Assert.Equal(Concatenated(claim.GetProperty("earner_proof")), built.ProofFor(earner));
                Assert.Equal(Hash(claim.GetProperty("earner_token_root")), tokenTrees[earner].Root);
                foreach (JsonElement token in claim.GetProperty("tokens").EnumerateArray())
                {
                    int index = token.GetProperty("index").GetInt32();
                    Assert.Equal(Concatenated(token.GetProperty("proof")), tokenTrees[earner].ProofFor(index));
                }
            }
        }
    }

    [VectorFact("eigenlayer/merkle/contract_claims.json")]
    public void EigenLayer_contract_claims_fold_to_their_roots_and_bad_ones_do_not()
    {
        Assert.All(Load("eigenlayer/merkle/contract_claims.json").EnumerateArray(), claim => Assert.True(Folds(claim)));
        Assert.All(Load("eigenlayer/merkle/bad_claims.json").EnumerateArray(), claim => Assert.False(Folds(claim)));
    }

    [VectorFact("datahaven/messages.json")]
    public void DataHaven_points_have_their_roots_and_every_proof()
    {
        MerkleShape shape = MerkleShape.SortedPairsPromoted;
        foreach (JsonElement vector in Load("datahaven/messages.json").GetProperty("merkle").EnumerateArray())
        {
            List<byte[]> preimages = [.. vector.GetProperty("points").EnumerateArray().Select(DataHavenPreimage)];
            Hash256[] leaves = [.. preimages.Select(bytes => shape.HashLeaf(bytes))];
            Assert.Equal(Hashes(vector.GetProperty("leaves")), leaves);
            MerkleTree tree = MerkleTree.Build(shape, leaves);
            Assert.Equal(Hash(vector.GetProperty("root")), tree.Root);
            foreach (JsonProperty proof in vector.GetProperty("proofs").EnumerateObject())
            {
                int index = int.Parse(proof.Name, CultureInfo.InvariantCulture);
                Hash256[] siblings = Hashes(proof.Value);
                Assert.Equal(siblings, tree.ProofFor(index));
                Assert.Equal(
                    ProofVerdict.Valid,
                    MerkleProof.VerifyPreimage(shape, tree.Root, preimages[index], index, leaves.Length, siblings)
                );
            }
        }
    }

    /// <summary>Source: spec rocket-pool section 11.</summary>
    private static byte[] RocketPoolPreimage(JsonElement tree, string name)
    {
        JsonElement node = tree.GetProperty("nodes")
            .EnumerateArray()
            .Single(item => item.GetProperty("address").GetString() == name);
        BigInteger rpl = Number(node.GetProperty("collateralRpl")) + Number(node.GetProperty("oracleDaoRpl"));
        byte[] preimage =
        [
            .. Bytes(name),
            .. Word(node.GetProperty("network").GetInt32()),
            .. Word(rpl),
            .. Word(Number(node.GetProperty("smoothingPoolEth"))),
        ];
        bool voters = tree.GetProperty("rewardsFileVersion").GetInt32() == 4;
        return voters ? [.. preimage, .. Word(Number(node.GetProperty("voterShareEth")))] : preimage;
    }

    /// <summary>Source: spec datahaven section 12.2.</summary>
    private static byte[] DataHavenPreimage(JsonElement entry)
    {
        byte[] points = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(points, entry[1].GetUInt32());
        return [.. Bytes(entry[0].GetString()!), .. points];
    }

    /// <summary>Source: spec eigenlayer section 8.2.</summary>
    private static Hash256[] TokenLeaves(IEnumerable<JsonElement> lines) =>
        [.. lines.Select(line => Tokens.HashLeaf([.. Bytes(line[1].GetString()!), .. Word(Number(line[2]))]))];

    /// <summary>Source: spec eigenlayer section 8.3, the part that is about proofs.</summary>
    private static bool Folds(JsonElement claim)
    {
        Hash256 tokenRoot = Hash(claim.GetProperty("earner_token_root"));
        byte[] earner = [.. Bytes(claim.GetProperty("earner").GetString()!), .. tokenRoot.ToArray()];
        return FoldsTo(
                Hash(claim.GetProperty("root")),
                Earners.HashLeaf(earner),
                claim.GetProperty("earner_index").GetUInt32(),
                Concatenated(claim.GetProperty("earner_proof"))
            )
            && claim
                .GetProperty("tokens")
                .EnumerateArray()
                .All(token =>
                    FoldsTo(
                        tokenRoot,
                        Tokens.HashLeaf([
                            .. Bytes(token.GetProperty("token").GetString()!),
                            .. Word(Number(token.GetProperty("amount"))),
                        ]),
                        token.GetProperty("index").GetUInt32(),
                        Concatenated(token.GetProperty("proof"))
                    )
                );
    }

    private static bool FoldsTo(Hash256 root, Hash256 leaf, uint index, Hash256[] siblings) =>
        (ulong)index >> siblings.Length == 0 && MerkleProof.FoldPositional(leaf, index, siblings) == root;

    private static JsonElement Load(string name) => JsonDocument.Parse(File.ReadAllBytes(Vectors.At(name))).RootElement;

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.AsSpan(2));

    private static Hash256 Hash(JsonElement text) => Hash256.Parse(text.GetString()!);

    private static Hash256[] Hashes(JsonElement list) => [.. list.EnumerateArray().Select(Hash)];

    private static Hash256[] Concatenated(JsonElement text) =>
        [.. Bytes(text.GetString()!).Chunk(Hash256.Size).Select(bytes => Hash256.FromBytes(bytes))];

    private static BigInteger Number(JsonElement text) =>
        BigInteger.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static byte[] Word(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
