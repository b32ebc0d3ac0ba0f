using System.Collections.Immutable;
using Apportion.Core.Evm;

namespace Apportion.DataHaven.Commitment;

/// <summary>Reads <c>submitRewards</c> calldata, for comparing it value by value.</summary>
public static class RewardsCalldata
{
    private static readonly AbiType Submission = Tuple(
        ("strategiesAndMultipliers", Tuple(("strategy", "address"), ("multiplier", "uint96")).ToArrayType()),
        ("token", AbiType.Elementary("address")),
        ("operatorRewards", Tuple(("operator", "address"), ("amount", "uint256")).ToArrayType()),
        ("startTimestamp", AbiType.Elementary("uint32")),
        ("duration", AbiType.Elementary("uint32")),
        ("description", AbiType.Elementary("string"))
    );

    private static AbiType Tuple(params ReadOnlySpan<(string Name, string Type)> members)
    {
        var types = ImmutableArray.CreateBuilder<AbiParameter>();
        foreach (var (name, type) in members)
            types.Add(new AbiParameter(name, AbiType.Elementary(type)));
        return AbiType.Tuple(types.ToImmutable());
    }

    private static AbiType Tuple(params ReadOnlySpan<(string Name, AbiType Type)> members)
    {
        var types = ImmutableArray.CreateBuilder<AbiParameter>();
        foreach (var (name, type) in members)
            types.Add(new AbiParameter(name, type));
        return AbiType.Tuple(types.ToImmutable());
    }

    /// <summary>The one argument of the call.</summary>
    /// <exception cref="AbiException">The bytes are no such call.</exception>
    public static AbiValue Decode(ReadOnlySpan<byte> calldata)
    {
        if (new FunctionSelector(calldata) != RewardsMessage.Selector)
            throw new AbiException($"selector {new FunctionSelector(calldata)} is not {RewardsMessage.Selector}");
        var reader = new AbiReader(calldata[FunctionSelector.Size..]);
        return Submission.Read(ref reader);
    }

    /// <summary>Compares two calls member by member; gives how many members were compared.</summary>
    public static long Compare(
        ReadOnlySpan<byte> expected,
        ReadOnlySpan<byte> actual,
        string where,
        ICollection<Finding> findings
    )
    {
        AbiValue theirs;
        try
        {
            theirs = Decode(actual);
        }
        catch (AbiException e)
        {
            findings.Add(
                Finding.Malformed(
                    "datahaven.calldata",
                    where,
                    "submitRewards calldata",
                    e.Message,
                    "check the recorded bytes"
                )
            );
            return 0;
        }
        var ours = Decode(expected);
        for (var i = 0; i < Submission.Members.Length; i++)
            if (i != 2 && ours[i].ToString() != theirs[i].ToString())
                findings.Add(
                    Finding.Of(
                        "datahaven.calldata",
                        $"{where} {Submission.Members[i].Name}",
                        ours[i].ToString(),
                        theirs[i].ToString()
                    )
                );
        return 5 + CompareRewards(Amounts(ours), Amounts(theirs), where, findings);
    }

    private static Dictionary<Address, UInt256> Amounts(AbiValue submission)
    {
        var amounts = new Dictionary<Address, UInt256>();
        foreach (var reward in submission[2].Items)
            amounts[reward[0].Address] = reward[1].Unsigned;
        return amounts;
    }

    private static long CompareRewards(
        Dictionary<Address, UInt256> ours,
        Dictionary<Address, UInt256> theirs,
        string where,
        ICollection<Finding> findings
    )
    {
        var all = ours.Keys.Union(theirs.Keys).Order().ToList();
        foreach (var account in all)
        {
            var (mine, found) = (ours.GetValueOrDefault(account), theirs.GetValueOrDefault(account));
            if (mine != found)
                findings.Add(Finding.Of("datahaven.amount", $"{where} {account}", mine, found));
        }
        return all.Count;
    }
}
