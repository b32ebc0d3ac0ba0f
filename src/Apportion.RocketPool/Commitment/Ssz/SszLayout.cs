namespace Apportion.RocketPool.Commitment.Ssz;

/// <summary>What differs between the two versions of the SSZ container. Source: spec rocket-pool section 12.2.</summary>
/// <param name="Version">File version.</param>
/// <param name="Magic">The first four bytes.</param>
/// <param name="Totals">How many uint256 the totals have.</param>
internal sealed record SszLayout(int Version, byte[] Magic, int Totals)
{
    public const int NetworkSize = 8 + (3 * 32);
    public const int MaxNetworks = 128;

    public static readonly SszLayout Version3 = new(3, "RPRT"u8.ToArray(), 7);
    public static readonly SszLayout Version4 = new(4, "RPRU"u8.ToArray(), 9);

    /// <summary>Magic, eleven uint64, the root, the totals and two offsets: 356 or 420 bytes.</summary>
    public int FixedSize => 4 + (11 * 8) + 32 + (Totals * 32) + (2 * 4);

    /// <summary>Address, network and three amounts, in version 4 four: 124 or 156 bytes.</summary>
    public int NodeSize => 20 + 8 + ((Version == 3 ? 3 : 4) * 32);

    public static SszLayout? ForMagic(ReadOnlySpan<byte> start) =>
        start.StartsWith(Version3.Magic) ? Version3
        : start.StartsWith(Version4.Magic) ? Version4
        : null;

    public static SszLayout? ForVersion(int version) =>
        version switch
        {
            3 => Version3,
            4 => Version4,
            _ => null,
        };
}
