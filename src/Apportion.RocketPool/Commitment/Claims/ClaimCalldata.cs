using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>
/// Calldata of the distributor's claim functions, unsigned; one call may hold intervals of both tree versions. Source: spec
/// rocket-pool section 13.
/// </summary>
public static class ClaimCalldata
{
    private const string ClaimType = "(uint256,uint256,uint256,uint256,bytes32[])";

    /// <summary><c>claim(address,(uint256,uint256,uint256,uint256,bytes32[])[])</c>.</summary>
    public static FunctionSelector ClaimSelector { get; } = FunctionSelector.Of($"claim(address,{ClaimType}[])");

    /// <summary><c>claimAndStake(address,(uint256,uint256,uint256,uint256,bytes32[])[],uint256)</c>.</summary>
    public static FunctionSelector ClaimAndStakeSelector { get; } =
        FunctionSelector.Of($"claimAndStake(address,{ClaimType}[],uint256)");

    /// <summary>Calldata that claims for a node.</summary>
    public static byte[] Claim(Address node, IReadOnlyList<RewardClaim> claims) =>
        new AbiWriter().Write(node).WriteArray(claims, Write).ToCalldata(ClaimSelector);

    /// <summary>Calldata that claims for a node and stakes a part of the RPL.</summary>
    /// <param name="node">The node.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="stake">RPL to stake in wei, at most what is claimed.</param>
    public static byte[] ClaimAndStake(Address node, IReadOnlyList<RewardClaim> claims, UInt256 stake) =>
        new AbiWriter().Write(node).WriteArray(claims, Write).Write(stake).ToCalldata(ClaimAndStakeSelector);

    /// <summary>The data of the event <c>RewardsClaimed</c> that the distributor emits.</summary>
    internal static byte[] EventData(IReadOnlyList<RewardClaim> claims) =>
        new AbiWriter().WriteArray(claims, Write).ToArray();

    /// <summary>The first topic of that event.</summary>
    internal static Hash256 EventTopic { get; } =
        Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes($"RewardsClaimed(address,{ClaimType}[])"));

    private static void Write(AbiWriter writer, RewardClaim claim) =>
        writer.WriteTuple(
            new AbiWriter()
                .Write(claim.RewardIndex)
                .Write(claim.AmountRpl)
                .Write(claim.AmountSmoothingPoolEth)
                .Write(claim.AmountVoterEth)
                .WriteArray(claim.Proof, static (elements, hash) => elements.Write(hash))
        );
}
