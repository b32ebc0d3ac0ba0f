using System.Collections.Immutable;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>Calldata of the claim functions, exactly as the RewardsCoordinator takes it, and back.</summary>
/// <remarks>Source: spec eigenlayer section 8.3; <c>vectors/eigenlayer-logs/README.md</c> (ABI of the claim tuple).</remarks>
public static class ClaimCalldata
{
    private const string Claim = "(uint32,uint32,bytes,(address,bytes32),uint32[],bytes[],(address,uint256)[])";

    /// <summary>Selector of processClaim.</summary>
    public static readonly FunctionSelector ProcessClaim = FunctionSelector.Of($"processClaim({Claim},address)");

    /// <summary>Selector of processClaims.</summary>
    public static readonly FunctionSelector ProcessClaims = FunctionSelector.Of($"processClaims({Claim}[],address)");

    /// <summary>Selector of checkClaim.</summary>
    public static readonly FunctionSelector CheckClaim = FunctionSelector.Of($"checkClaim({Claim})");

    /// <summary>Selector of submitRoot.</summary>
    public static readonly FunctionSelector SubmitRoot = FunctionSelector.Of("submitRoot(bytes32,uint32)");

    /// <summary>The calldata of a call.</summary>
    public static byte[] Encode(ClaimCall call) =>
        call.Function switch
        {
            ClaimFunction.ProcessClaim => new AbiWriter()
                .WriteTuple(Write(call.Claims[0]))
                .Write(call.Recipient)
                .ToCalldata(ProcessClaim),
            ClaimFunction.ProcessClaims => new AbiWriter()
                .WriteArray(call.Claims, static (writer, claim) => writer.WriteTuple(Write(claim)))
                .Write(call.Recipient)
                .ToCalldata(ProcessClaims),
            _ => new AbiWriter().WriteTuple(Write(call.Claims[0])).ToCalldata(CheckClaim),
        };

    /// <summary>The calldata that posts a root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="rewardsCalculationEnd">Unix seconds up to which rewards are in it.</param>
    public static byte[] EncodeSubmitRoot(Hash256 root, uint rewardsCalculationEnd) =>
        new AbiWriter().Write(root).Write((UInt256)rewardsCalculationEnd).ToCalldata(SubmitRoot);

    /// <summary>Reads the calldata of a claim function.</summary>
    /// <exception cref="AbiException">The selector is of another function, or the arguments are not encoded correctly.</exception>
    public static ClaimCall Decode(ReadOnlySpan<byte> calldata)
    {
        var selector = new FunctionSelector(calldata);
        var arguments = new AbiReader(calldata[FunctionSelector.Size..]);
        if (selector == CheckClaim)
        {
            return ClaimCall.Check(ReadTuple(ref arguments));
        }

        if (selector == ProcessClaim)
        {
            return ClaimCall.Process(ReadTuple(ref arguments), arguments.ReadAddress());
        }

        if (selector != ProcessClaims)
        {
            throw new AbiException(
                $"found selector {selector}, expected processClaim {ProcessClaim}, processClaims {ProcessClaims} or checkClaim {CheckClaim}"
            );
        }

        var elements = arguments.ReadArray(out var length);
        var claims = new RewardsClaimRequest[length];
        for (var i = 0; i < length; i++)
        {
            claims[i] = ReadTuple(ref elements);
        }

        return ClaimCall.ProcessAll(claims, arguments.ReadAddress());
    }

    private static AbiWriter Write(RewardsClaimRequest claim) =>
        new AbiWriter()
            .Write((UInt256)claim.RootIndex)
            .Write((UInt256)claim.EarnerIndex)
            .WriteBytes(claim.EarnerTreeProof.Span)
            .Write(claim.Earner)
            .Write(claim.EarnerTokenRoot)
            .WriteArray(claim.TokenIndices, static (writer, index) => writer.Write((UInt256)index))
            .WriteArray(claim.TokenTreeProofs, static (writer, proof) => writer.WriteBytes(proof.Span))
            .WriteArray(
                claim.TokenLeaves,
                static (writer, leaf) => writer.Write(leaf.Token).Write(leaf.CumulativeEarnings)
            );

    private static RewardsClaimRequest ReadTuple(ref AbiReader arguments)
    {
        var members = arguments.ReadTuple();
        return new RewardsClaimRequest(
            members.ReadUInt32(),
            members.ReadUInt32(),
            members.ReadBytes().ToArray(),
            members.ReadAddress(),
            members.ReadHash(),
            ReadIndices(ref members),
            ReadProofs(ref members),
            ReadLeaves(ref members)
        );
    }

    private static ImmutableArray<uint> ReadIndices(ref AbiReader members)
    {
        var elements = members.ReadArray(out var length);
        var indices = ImmutableArray.CreateBuilder<uint>(length);
        for (var i = 0; i < length; i++)
        {
            indices.Add(elements.ReadUInt32());
        }

        return indices.MoveToImmutable();
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> ReadProofs(ref AbiReader members)
    {
        var elements = members.ReadArray(out var length);
        var proofs = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(length);
        for (var i = 0; i < length; i++)
        {
            proofs.Add(elements.ReadBytes().ToArray());
        }

        return proofs.MoveToImmutable();
    }

    private static ImmutableArray<TokenLeaf> ReadLeaves(ref AbiReader members)
    {
        var elements = members.ReadArray(out var length, elementWords: 2);
        var leaves = ImmutableArray.CreateBuilder<TokenLeaf>(length);
        for (var i = 0; i < length; i++)
        {
            leaves.Add(new TokenLeaf(elements.ReadAddress(), elements.ReadUInt256()));
        }

        return leaves.MoveToImmutable();
    }
}
