using System.CommandLine;
using System.Globalization;
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
        var files = CommonOptions.Inputs("Rewards files of the intervals to claim, in any order.");
        var node = StateOptions.Node();
        var stake = new Option<string?>("--stake")
        {
            Description = "RPL to stake, in wei: gives calldata of claimAndStake instead of claim.",
            HelpName = "WEI",
        };
        return CommandExtensions
            .Verb(
                "prove",
                "Merkle proofs and unsigned claim calldata of a node, for one or more intervals. Nothing is signed or sent.",
                "apportion rocketpool prove samples/rocketpool/mainnet-51.facts.csv.gz --account 0x00326b76411f884c1602274c69f7bc9b77a280d7"
            )
            .With(files, node, stake)
            .Does(host, run => Run(run, run.Value(files)!, run.Value(node)!.Value, run.Value(stake)));
    }

    private static int Run(Invocation run, string[] files, Address node, string? stakeText)
    {
        UInt256? stake = stakeText is null ? null : ParseStake(stakeText);
        var claims = NodeClaims.Collect(RewardsInputs.OnlyRewards(files, run.Inputs), node);
        return run.Show(
            new ProofView
            {
                Protocol = RocketPoolProtocol.ProtocolName,
                Account = node,
                Leaves = [.. claims.Proven.Select(Leaf)],
                Calls = claims.Claims.Count == 0 ? [] : [Call(claims, stake)],
                Findings = claims.Findings,
                Verdict = claims.Verdict,
            }
        );
    }

    private static UInt256 ParseStake(string text) =>
        UInt256.TryParse(text, out UInt256 stake)
            ? stake
            : throw UsageException.Of(
                "rocketpool.stake",
                "--stake",
                "an amount in wei",
                text,
                "Give whole wei, without a point or a unit"
            );

    private static UnsignedCall Call(NodeClaims claims, UInt256? stake) =>
        stake is { } amount
            ? new UnsignedCall("claimAndStake", null, ClaimCalldata.ClaimAndStake(claims.Node, claims.Claims, amount))
            : new UnsignedCall("claim", null, ClaimCalldata.Claim(claims.Node, claims.Claims));

    private static ProvenLeaf Leaf(ProvenClaim proven) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"interval {proven.Header.Network} {proven.Header.Index}"),
            proven.Root,
            proven.Leaf,
            null,
            [
                new("RPL", RocketPoolAssets.Rpl, proven.Claim.AmountRpl.ToString()),
                new("smoothing pool ETH", RocketPoolAssets.Eth, proven.Claim.AmountSmoothingPoolEth.ToString()),
                new("voter share ETH", RocketPoolAssets.Eth, proven.Claim.AmountVoterEth.ToString()),
            ],
            proven.Claim.Proof,
            [
                new("network", proven.Header.Network),
                new("interval", proven.Header.Index.ToString(CultureInfo.InvariantCulture)),
                new("ruleset", string.Create(CultureInfo.InvariantCulture, $"v{proven.Header.RulesetVersion}")),
                new("tree version", proven.TreeVersion.ToString(CultureInfo.InvariantCulture)),
            ]
        );
}
