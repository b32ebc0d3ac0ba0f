using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Apportion.Numerics.Tests;

/// <summary>
/// A million seeded cases a law, of mixed bit lengths; a failure names the seed and the operands. APPORTION_CASES sets another
/// number, for mutation runs that repeat the tests thousands of times.
/// </summary>
internal static class RandomCases
{
    private const int FullCount = 1_000_000;

    private const int Partitions = 8;

    private static readonly ulong Seed = ulong.Parse(
        Environment.GetEnvironmentVariable("APPORTION_SEED") ?? "20240229",
        NumberStyles.None,
        CultureInfo.InvariantCulture
    );

    /// <summary>How many cases a law is held to.</summary>
    public static readonly int Count = Environment.GetEnvironmentVariable("APPORTION_CASES") is { Length: > 0 } cases
        ? int.Parse(cases, NumberStyles.None, CultureInfo.InvariantCulture)
        : FullCount;

    public delegate bool Law(ref Source source, out string operands);

    /// <summary>All values of a cross product, or every seventh where fewer cases than the full number were asked for.</summary>
    public static IEnumerable<T> Thinned<T>(IEnumerable<T> values) =>
        Count >= FullCount ? values : values.Where((_, index) => index % 7 == 0);

    public static void ForAll(Func<UInt256, UInt256, bool> law, [CallerMemberName] string name = "") =>
        ForAll(
            (ref source, out operands) =>
            {
                var (a, b) = (source.Next(), source.Next());
                operands = "";
                if (law(a, b))
                    return true;
                operands = $"a = {a}, b = {b}";
                return false;
            },
            name
        );

    public static void ForAll(Func<UInt256, UInt256, UInt256, bool> law, [CallerMemberName] string name = "") =>
        ForAll(
            (ref source, out operands) =>
            {
                var (a, b, c) = (source.Next(), source.Next(), source.Next());
                operands = "";
                if (law(a, b, c))
                    return true;
                operands = $"a = {a}, b = {b}, c = {c}";
                return false;
            },
            name
        );

    public static void ForAll(Law law, [CallerMemberName] string name = "") =>
        Parallel.For(
            0,
            Partitions,
            partition =>
            {
                var source = new Source(unchecked(Seed + ((ulong)partition * 0x9E37_79B9_0000_0001)));
                for (var i = 0; i < Count / Partitions; i++)
                    Assert.True(
                        law(ref source, out var operands),
                        $"{name}: seed {Seed}, partition {(uint)partition}, case {(uint)i}: {operands}"
                    );
            }
        );

    /// <summary>SplitMix64: the same numbers on every machine.</summary>
    internal struct Source(ulong seed)
    {
        private ulong _state = seed;

        public ulong NextLimb()
        {
            unchecked
            {
                var z = _state += 0x9E37_79B9_7F4A_7C15;
                z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
                z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
                return z ^ (z >> 31);
            }
        }

        /// <summary>Half the values have a uniform bit length, half are limbs of runs of zeros and ones.</summary>
        public UInt256 Next()
        {
            var choice = NextLimb();
            if ((choice & 1) == 0)
                return new UInt256(NextLimb(), NextLimb(), NextLimb(), NextLimb()) >> (int)((choice >> 1) % 257);
            return new UInt256(
                Patterned(choice >> 1),
                Patterned(choice >> 4),
                Patterned(choice >> 7),
                Patterned(choice >> 10)
            );
        }

        private ulong Patterned(ulong choice) =>
            (choice & 7) switch
            {
                0 or 1 => 0,
                2 => ulong.MaxValue,
                3 => 1UL << 63,
                4 => NextLimb() & 3,
                5 => ~(NextLimb() & 3),
                _ => NextLimb(),
            };
    }
}
