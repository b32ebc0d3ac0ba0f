using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment.Claims;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool prove</c>: proofs and unsigned claim calldata of one node.</summary>
internal static class ProveCommand
{
    public static Command Build(CommandHost host)
    {
        Argument<string[]> files = CommonOptions.Inputs(
            "file",
            "Rewards files of the intervals to claim, in any order."
        );
        Option<string> node = RocketPoolOptions.Node();
        var stake = new Option<string?>("--stake")
        {
            Description = "RPL to stake, in wei: gives calldata of claimAndStake instead of claim.",
            HelpName = "WEI",
        };
        return CommandExtensions
            .Verb(
                "prove",
                "Merkle proofs and unsigned claim calldata of a node, for one or more intervals. Nothing is signed or sent.",
                "apportion rocketpool prove rp-rewards-mainnet-30.json rp-rewards-mainnet-51.json --node 0x..."
            )
            .With(files, node, stake)
            .Does(host, run => Run(run, run.Value(files)!, run.Value(node)!, run.Value(stake)));
    }

    private static int Run(Invocation run, string[] files, string nodeText, string? stakeText)
    {
        Address node = RocketPoolOptions.ParseNode(nodeText);
        UInt256? stake = stakeText is null ? null : ParseStake(stakeText);
        NodeClaims claims = NodeClaims.Collect(RewardsInputs.OnlyRewards(files, run.Inputs), node);
        return run.Show(
            new FactsView(
                "apportion/prove/1",
                claims.Verdict,
                output => WriteText(output, claims, stake),
                json => WriteJson(json, claims, stake)
            )
        );
    }

    private static UInt256 ParseStake(string text) =>
        UInt256.TryParse(text, out UInt256 stake)
            ? stake
            : throw ApportionException.Malformed("cli.stake", "--stake", "an amount in wei", text, "Give whole wei");

    private static byte[] Calldata(NodeClaims claims, UInt256? stake) =>
        stake is { } amount
            ? ClaimCalldata.ClaimAndStake(claims.Node, claims.Claims, amount)
            : ClaimCalldata.Claim(claims.Node, claims.Claims);

    private static void WriteText(TextOutput output, NodeClaims claims, UInt256? stake)
    {
        output.Line($"node {claims.Node}");
        foreach (ProvenClaim proven in claims.Proven)
        {
            output.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"interval {proven.Header.Network} {proven.Header.Index}, ruleset v{proven.Header.RulesetVersion}, tree version {proven.TreeVersion}"
                )
            );
            output.Line($"  RPL                  {RocketPoolAssets.Rpl.Format(proven.Claim.AmountRpl)}");
            output.Line($"  smoothing pool ETH   {RocketPoolAssets.Eth.Format(proven.Claim.AmountSmoothingPoolEth)}");
            output.Line($"  voter share ETH      {RocketPoolAssets.Eth.Format(proven.Claim.AmountVoterEth)}");
            output.Line($"  root                 {proven.Root}");
            output.Line($"  leaf                 {proven.Leaf}");
            foreach (Hash256 hash in proven.Claim.Proof)
                output.Line($"  proof                {hash}");
        }
        FindingOutput.WriteText(output, claims.Findings);
        if (claims.Claims.Count > 0)
            output.Line(
                $"calldata {(stake is null ? "claim" : "claimAndStake")} 0x{Convert.ToHexStringLower(Calldata(claims, stake))}"
            );
    }

    private static void WriteJson(Utf8JsonWriter json, NodeClaims claims, UInt256? stake)
    {
        json.WriteString("protocol", "rocketpool");
        json.WriteString("verdict", claims.Verdict.ToString());
        json.WriteString("node", claims.Node.ToString());
        json.WriteStartArray("claims");
        foreach (ProvenClaim proven in claims.Proven)
        {
            json.WriteStartObject();
            json.WriteString("network", proven.Header.Network);
            json.WriteNumber("rewardIndex", proven.Header.Index);
            json.WriteNumber("treeVersion", proven.TreeVersion);
            json.WriteString("amountRPL", proven.Claim.AmountRpl.ToString());
            json.WriteString("amountSmoothingPoolETH", proven.Claim.AmountSmoothingPoolEth.ToString());
            json.WriteString("amountVoterETH", proven.Claim.AmountVoterEth.ToString());
            json.WriteString("root", proven.Root.ToString());
            json.WriteString("leaf", proven.Leaf.ToString());
            json.WriteStartArray("merkleProof");
            foreach (Hash256 hash in proven.Claim.Proof)
                json.WriteStringValue(hash.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (claims.Claims.Count > 0)
        {
            json.WriteString("function", stake is null ? "claim" : "claimAndStake");
            json.WriteString("calldata", "0x" + Convert.ToHexStringLower(Calldata(claims, stake)));
        }
        FindingOutput.WriteJson(json, claims.Findings);
    }
}
