using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Commitment.Claims;

namespace Apportion.RocketPool.Conformance;

/// <summary>One chain of claims: the trees, and the cases in their order.</summary>
internal sealed class ClaimsRun(FileTally tally)
{
    private readonly DistributorModel _distributor = new();
    private readonly Dictionary<UInt256, (RewardsFile File, RewardsTree Tree)> _files = [];

    /// <summary>Rebuilds a tree, compares it, and makes its root known.</summary>
    public void Relay(JsonElement tree, RewardsFile? file)
    {
        UInt256 index = tree.Whole("index");
        ulong version = tree.Whole("tree_version");
        string where = $"tree {index}";
        Hash256 root = tree.Hash("root");
        file ??= tree.Given("leaves") is { } leaves ? FromLeaves(leaves, version) : null;
        if (file is not null)
        {
            RewardsTree rebuilt = RewardsTree.Build(file.Header, file.Nodes);
            tally.Equal($"{where} root", root.ToString(), rebuilt.Root.ToString());
            _files[index] = (file, rebuilt);
            CompareSums(where, tree, file);
        }
        if (tree.Given("published_root") is { } published)
            tally.Equal($"{where} published_root", published.GetString(), root.ToString());
        _distributor.Relay(index, new DistributorTree(root, version));
    }

    /// <summary>Compares calldata, verdict, payments and events of one case.</summary>
    public void Execute(JsonElement one)
    {
        string where = string.Create(
            CultureInfo.InvariantCulture,
            $"case {one.GetProperty("id").GetInt32()} ({one.Text("name")})"
        );
        Address node = Address.Parse(one.Text("node"));
        RewardClaim[] claims = [.. one.GetProperty("claims").EnumerateArray().Select(ReadClaim)];
        UInt256? stake = one.Given("stake_amount") is { } amount ? UInt256.Parse(amount.ToString()) : null;
        byte[] calldata =
            one.Text("function") == "claimAndStake"
                ? ClaimCalldata.ClaimAndStake(node, claims, stake ?? default)
                : ClaimCalldata.Claim(node, claims);
        tally.Equal($"{where} calldata", one.Text("calldata"), "0x" + Convert.ToHexStringLower(calldata));
        string? error = one.Given("error")?.GetString();
        bool refusesSender = error?.StartsWith("Can only claim", StringComparison.Ordinal) == true;
        // Who may claim depends on withdrawal addresses, which the vectors do not give; the claims themselves are decided.
        bool isTried = one.Text("name").StartsWith("bad", StringComparison.Ordinal) || refusesSender;
        UInt256? staked = refusesSender ? null : stake;
        // The root of an unknown tree version is not among the trees, so there is nothing to decide from.
        if (
            error == ClaimRefusal.InvalidVersion.RevertText()
            && claims.Any(claim => !_distributor.Knows(claim.RewardIndex))
        )
            return;
        ClaimRefusal refusal = isTried
            ? _distributor.Decide(node, claims, staked)
            : _distributor.Claim(node, claims, staked);
        tally.Equal($"{where} error", refusesSender ? null : error, refusal.RevertText());
        tally.Equal($"{where} ok", one.GetProperty("ok").GetBoolean() || refusesSender, refusal == ClaimRefusal.None);
        if (one.GetProperty("ok").GetBoolean())
            CompareEffects(where, one, node, claims);
    }

    private void CompareEffects(string where, JsonElement one, Address node, RewardClaim[] claims)
    {
        for (int i = 0; i < claims.Length; i++)
        {
            tally.Equal(
                FormattableString.Invariant($"{where} claimed[{i}]"),
                one.GetProperty("claimed")[i].GetBoolean(),
                _distributor.IsClaimed(node, claims[i].RewardIndex)
            );
            CompareWithTree(where, node, claims[i]);
        }
        BigInteger eth = Sum(one.GetProperty("paid"), "eth");
        if (one.Given("outstanding_eth") is { } outstanding)
            eth +=
                outstanding.ValueKind == JsonValueKind.String
                    ? BigInteger.Parse(outstanding.GetString()!, null)
                    : Sum(outstanding);
        BigInteger claimedEth = claims.Aggregate(
            BigInteger.Zero,
            (sum, claim) => sum + (BigInteger)claim.AmountSmoothingPoolEth + (BigInteger)claim.AmountVoterEth
        );
        BigInteger claimedRpl = claims.Aggregate(BigInteger.Zero, (sum, claim) => sum + (BigInteger)claim.AmountRpl);
        tally.Equal($"{where} paid eth", eth, claimedEth);
        tally.Equal($"{where} paid rpl", Sum(one.GetProperty("paid"), "rpl"), claimedRpl);
        if (one.Given("event_topics") is { } topics)
        {
            tally.Equal($"{where} event topic", topics[0].GetString(), ClaimCalldata.EventTopic.ToString());
            tally.Equal(
                $"{where} event node",
                topics[1].GetString(),
                "0x" + new string('0', 24) + node.ToString()[2..]
            );
            tally.Equal(
                $"{where} event data",
                one.Text("event_data"),
                "0x" + Convert.ToHexStringLower(ClaimCalldata.EventData(claims))
            );
        }
    }

    /// <summary>What <c>prove</c> would give for this node and interval is what was claimed.</summary>
    private void CompareWithTree(string where, Address node, RewardClaim claim)
    {
        if (!_files.TryGetValue(claim.RewardIndex, out var known))
            return;
        int position = known.File.Nodes.ToList().FindIndex(reward => reward.Node == node);
        if (position < 0)
        {
            tally.Equal($"{where} node in tree", node.ToString(), null);
            return;
        }
        RewardClaim own = RewardClaim.Of(known.File, known.Tree, position);
        tally.Equal($"{where} proof", string.Join(',', claim.Proof), string.Join(',', own.Proof));
        tally.Equal($"{where} rpl", claim.AmountRpl, own.AmountRpl);
        tally.Equal($"{where} eth", claim.AmountSmoothingPoolEth, own.AmountSmoothingPoolEth);
        tally.Equal($"{where} voter eth", claim.AmountVoterEth, own.AmountVoterEth);
    }

    private void CompareSums(string where, JsonElement tree, RewardsFile file)
    {
        if (tree.Given("nodes") is not null)
            tally.Equal($"{where} nodes", (UInt256)tree.Whole("nodes"), (ulong)file.Nodes.Count);
        BigInteger rpl = file.Nodes.Aggregate(BigInteger.Zero, (sum, node) => sum + (BigInteger)node.TotalRpl);
        BigInteger eth = file.Nodes.Aggregate(
            BigInteger.Zero,
            (sum, node) => sum + (BigInteger)node.SmoothingPoolEth + (BigInteger)node.VoterShareEth
        );
        if (tree.Given("relayed_rpl") is { } relayedRpl)
            tally.Equal($"{where} relayed_rpl", BigInteger.Parse(relayedRpl.GetString()!, null), rpl);
        if (tree.Given("relayed_eth") is { } relayedEth)
            tally.Equal($"{where} relayed_eth", BigInteger.Parse(relayedEth.GetString()!, null), eth);
    }

    private static RewardsFile FromLeaves(JsonElement leaves, ulong version)
    {
        NodeReward[] nodes =
        [
            .. leaves
                .EnumerateArray()
                .Select(leaf => new NodeReward(
                    Address.Parse(leaf.Text("node")),
                    0,
                    leaf.Amount("rpl"),
                    default,
                    leaf.Amount("smoothing_pool_eth"),
                    leaf.Amount("voter_eth")
                )),
        ];
        var header = new RewardsHeader { FileVersion = version == 0 ? 3 : 4, RulesetVersion = version == 0 ? 10 : 11 };
        return new RewardsFile(header, new RewardsTotals(), [], nodes);
    }

    private static RewardClaim ReadClaim(JsonElement claim) =>
        new(
            claim.Whole("rewardIndex"),
            claim.Amount("amountRPL"),
            claim.Amount("amountSmoothingPoolETH"),
            claim.Amount("amountVoterETH"),
            [.. claim.GetProperty("merkleProof").EnumerateArray().Select(hash => Hash256.Parse(hash.GetString()!))]
        );

    private static BigInteger Sum(JsonElement rows, string name) =>
        rows.EnumerateArray().Aggregate(BigInteger.Zero, (sum, row) => sum + BigInteger.Parse(row.Text(name), null));

    private static BigInteger Sum(JsonElement amounts) =>
        amounts.ValueKind == JsonValueKind.Object
            ? amounts
                .EnumerateObject()
                .Aggregate(BigInteger.Zero, (sum, one) => sum + BigInteger.Parse(one.Value.ToString(), null))
            : amounts.EnumerateArray().Aggregate(BigInteger.Zero, (sum, one) => sum + Any(one));

    private static BigInteger Any(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object
            ? BigInteger.Parse(one.Text("eth"), null)
            : BigInteger.Parse(one.ToString(), null);
}
