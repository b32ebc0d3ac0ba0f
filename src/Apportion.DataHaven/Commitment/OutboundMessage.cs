using Apportion.Merkle;

namespace Apportion.DataHaven.Commitment;

/// <summary>A call to Ethereum as the bridge takes it. Source: spec datahaven section 9.6.</summary>
/// <param name="Target">Contract called.</param>
/// <param name="Calldata">Bytes of the call.</param>
/// <param name="Gas">Gas limit.</param>
/// <param name="Id">Message id: the era index as 32 bytes big-endian, so messages of one era share it.</param>
/// <param name="Origin">Origin of the message.</param>
public sealed record OutboundMessage(Address Target, byte[] Calldata, ulong Gas, Hash256 Id, Hash256 Origin)
{
    /// <summary>An encoded message must be shorter than this to be accepted.</summary>
    public const int SizeLimit = 2048;

    /// <summary>Length of the SCALE-encoded message in bytes.</summary>
    public int EncodedLength => EncodedLengthOf(Calldata.Length);

    /// <summary>Whether the bridge accepts the message.</summary>
    public bool FitsLimit => EncodedLength < SizeLimit;

    /// <summary>Length of the SCALE encoding of a message with calldata of a length.</summary>
    public static int EncodedLengthOf(int calldataLength)
    {
        var compact =
            calldataLength < 1 << 6 ? 1
            : calldataLength < 1 << 14 ? 2
            : 4;
        return 126 + compact + calldataLength;
    }

    /// <summary>The id of an era's message.</summary>
    public static Hash256 IdOf(uint era)
    {
        Span<byte> bytes = stackalloc byte[32];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes[28..], era);
        return Hash256.FromBytes(bytes);
    }
}
