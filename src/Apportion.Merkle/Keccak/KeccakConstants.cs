namespace Apportion.Merkle;

/// <summary>The round constants of Keccak-f[1600] and the numbers of the sponge with 256 bits of output.</summary>
internal static class KeccakConstants
{
    /// <summary>Bytes absorbed by one permutation: 200 bytes of state less twice the 32 bytes of output.</summary>
    public const int Rate = 136;

    /// <summary>First padding byte of Keccak as Ethereum uses it.</summary>
    public const byte KeccakPadding = 0x01;

    /// <summary>First padding byte of SHA3-256: the same sponge, which lets tests compare with the platform's.</summary>
    public const byte Sha3Padding = 0x06;

    /// <summary>Last padding byte of a block; added to the first one if the two fall together.</summary>
    public const byte LastPadding = 0x80;

    /// <summary>Source: FIPS 202 section 3.2.5 (iota), one constant a round.</summary>
    public static readonly ulong[] Rounds =
    [
        0x0000000000000001,
        0x0000000000008082,
        0x800000000000808A,
        0x8000000080008000,
        0x000000000000808B,
        0x0000000080000001,
        0x8000000080008081,
        0x8000000000008009,
        0x000000000000008A,
        0x0000000000000088,
        0x0000000080008009,
        0x000000008000000A,
        0x000000008000808B,
        0x800000000000008B,
        0x8000000000008089,
        0x8000000000008003,
        0x8000000000008002,
        0x8000000000000080,
        0x000000000000800A,
        0x800000008000000A,
        0x8000000080008081,
        0x8000000000008080,
        0x0000000080000001,
        0x8000000080008008,
    ];
}
