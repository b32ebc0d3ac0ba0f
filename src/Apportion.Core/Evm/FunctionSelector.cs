using System.Buffers.Binary;
using System.Text;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>The first four bytes of calldata (and of a custom error), which name the function.</summary>
public readonly record struct FunctionSelector
{
    /// <summary>Bytes in a selector.</summary>
    public const int Size = 4;

    private readonly uint _value;

    /// <summary>Reads the selector at the start of calldata.</summary>
    /// <exception cref="AbiException">There are fewer than four bytes.</exception>
    public FunctionSelector(ReadOnlySpan<byte> calldata) =>
        _value =
            calldata.Length >= Size
                ? BinaryPrimitives.ReadUInt32BigEndian(calldata)
                : throw new AbiException(
                    FormattableString.Invariant($"calldata of {calldata.Length} bytes has no selector")
                );

    /// <summary>The selector of a canonical signature such as <c>transfer(address,uint256)</c>.</summary>
    public static FunctionSelector Of(string signature)
    {
        Span<byte> hash = stackalloc byte[32];
        Keccak256.Hash(Encoding.ASCII.GetBytes(signature)).CopyTo(hash);
        return new FunctionSelector(hash);
    }

    /// <summary>Writes the four bytes.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, _value);

    /// <summary><c>0x</c> and eight lower-case hexadecimal digits.</summary>
    public override string ToString() => FormattableString.Invariant($"0x{_value:x8}");
}
