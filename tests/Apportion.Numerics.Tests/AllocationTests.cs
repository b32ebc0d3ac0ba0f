namespace Apportion.Numerics.Tests;

/// <summary>No operation allocates: measured over a thousand runs of each, after warming up.</summary>
public class AllocationTests
{
    private static readonly UInt256 Large = UInt256.Pow(10, 60) + 7;
    private static readonly UInt256 Small = UInt256.Pow(10, 18) + 9;
    private static readonly UInt256 Middle = UInt256.Pow(10, 37) + 11;

    // Results go here, so that nothing is optimised away.
    private static UInt256 _result;
    private static UInt512 _wide;

    public static TheoryData<string> Names => [.. Operations.Keys];

    private static readonly Dictionary<string, Action> Operations = new(StringComparer.Ordinal)
    {
        ["+"] = static () => _result = Large + Small,
        ["-"] = static () => _result = Large - Small,
        ["*"] = static () => _result = Middle * Small,
        ["/ by one limb"] = static () => _result = Large / Small,
        ["/ by two limbs"] = static () => _result = Large / Middle,
        ["%"] = static () => _result = Large % Middle,
        ["++ --"] = static () =>
        {
            _result++;
            _result--;
        },
        ["MulDivFloor"] = static () => _result = UInt256.MulDivFloor(Large, Large, Large),
        ["MulDivCeiling"] = static () => _result = UInt256.MulDivCeiling(Large, Middle, Large - 1),
        ["MulDivHalfUp"] = static () => _result = UInt256.MulDivHalfUp(Large, Middle, Large - 1),
        ["shifts and bits"] = static () => _result = ((Large << 17) >> 70) & (Small | Middle) ^ ~Large,
        ["comparison"] = static () => _result = UInt256.Max(Large, Small) > Middle && Large != Small ? Large : Small,
        ["Pow"] = static () => _result = UInt256.Pow(10, 77),
        ["SqrtFloor"] = static () => _result = UInt256.SqrtFloor(Large),
        ["hash"] = static () => _result = (uint)(Large.GetHashCode() & 0xFFFF),
        ["parse"] = static () => _result = UInt256.Parse("123456789012345678901234567890123456789012345678"),
        ["parse UTF-8"] = static () => _result = UInt256.Parse("123456789012345678901234567890123456789012345"u8),
        ["parse hexadecimal"] = static () => _result = UInt256.ParseHex("0xabcdef0123456789abcdef0123456789ab"),
        ["format"] = static () =>
        {
            Span<char> text = stackalloc char[78];
            Large.TryFormat(text, out var written);
            _result = (uint)written;
        },
        ["format UTF-8 hexadecimal"] = static () =>
        {
            Span<byte> text = stackalloc byte[78];
            Large.TryFormat(text, out var written, "x64");
            _result = (uint)written;
        },
        ["bytes"] = static () =>
        {
            Span<byte> bytes = stackalloc byte[32];
            Large.WriteBigEndian(bytes);
            _result = UInt256.ReadLittleEndian(bytes[..20]);
        },
        ["casts"] = static () => _result = (ulong)Small + (UInt256)(UInt128)Middle,
        ["wide"] = static () => _wide = (UInt512.Product(Large, Large) + UInt512.Sum(Large, Large)) / Middle * Small,
        ["wide division"] = static () => _wide = UInt512.DivCeiling(UInt512.Product(Large, Large), Large),
        ["wad"] = static () => _result = Wad.MulUp(Wad.DivDown(Large, Small), Small),
        ["ppm"] = static () => _result = Ppm.MulFloor(Large, 123_456) + Ppm.MulCeiling(Large, 1),
        ["logarithm"] = static () => _result = FixedPointLog.Ln(Large),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_by(string name)
    {
        var operation = Operations[name];
        for (var i = 0; i < 200; i++)
            operation();

        // The runtime may allocate on this thread while it recompiles a method, so the best of a few rounds counts.
        var least = long.MaxValue;
        for (var round = 0; round < 5 && least != 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                operation();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
