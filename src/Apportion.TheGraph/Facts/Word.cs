namespace Apportion.TheGraph.Facts;

/// <summary>Conversions between ABI words and the types of the domain.</summary>
internal static class Word
{
    public static UInt256 Of(Address address)
    {
        Span<byte> word = stackalloc byte[32];
        word.Clear();
        address.CopyTo(word[12..]);
        return UInt256.ReadBigEndian(word);
    }

    public static UInt256 Of(Hash256 hash)
    {
        Span<byte> word = stackalloc byte[32];
        hash.CopyTo(word);
        return UInt256.ReadBigEndian(word);
    }

    public static UInt256 Of(bool value) => value ? UInt256.One : UInt256.Zero;

    public static Address ToAddress(UInt256 word)
    {
        Span<byte> bytes = stackalloc byte[32];
        word.WriteBigEndian(bytes);
        return Address.FromBytes(bytes[12..]);
    }

    public static Hash256 ToHash(UInt256 word)
    {
        Span<byte> bytes = stackalloc byte[32];
        word.WriteBigEndian(bytes);
        return Hash256.FromBytes(bytes);
    }
}
