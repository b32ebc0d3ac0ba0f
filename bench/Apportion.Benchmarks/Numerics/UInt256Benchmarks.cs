using System.Globalization;
using System.Numerics;
using Apportion.Numerics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Apportion.Benchmarks.Numerics;

/// <summary>
/// One operation on amounts as they occur: tokens of 18 decimals (90 bits) and cumulative factors of 27 decimals (150 bits),
/// each beside the same operation in <see cref="BigInteger"/>.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class UInt256Benchmarks
{
    private const string Text = "123456789012345678901234567890123456789012345";

    private readonly UInt256 _tokens = UInt256.Parse("1234567890123456789012345678");
    private readonly UInt256 _others = UInt256.Parse("987654321098765432109876543");
    private readonly UInt256 _unit = UInt256.Parse("1000000000000000000");
    private readonly UInt256 _factor = UInt256.Parse(Text);
    private readonly BigInteger _bigTokens = BigInteger.Parse("1234567890123456789012345678", Invariant);
    private readonly BigInteger _bigOthers = BigInteger.Parse("987654321098765432109876543", Invariant);
    private readonly BigInteger _bigUnit = BigInteger.Parse("1000000000000000000", Invariant);
    private readonly BigInteger _bigFactor = BigInteger.Parse(Text, Invariant);
    private readonly char[] _buffer = new char[80];

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    [Benchmark, BenchmarkCategory("add")]
    public UInt256 Add() => _tokens + _factor;

    [Benchmark(Baseline = true), BenchmarkCategory("add")]
    public BigInteger AddBig() => _bigTokens + _bigFactor;

    [Benchmark, BenchmarkCategory("multiply")]
    public UInt256 Multiply() => _tokens * _others;

    [Benchmark(Baseline = true), BenchmarkCategory("multiply")]
    public BigInteger MultiplyBig() => _bigTokens * _bigOthers;

    [Benchmark, BenchmarkCategory("muldiv by 10^18")]
    public UInt256 MulDivUnit() => UInt256.MulDivFloor(_tokens, _others, _unit);

    [Benchmark(Baseline = true), BenchmarkCategory("muldiv by 10^18")]
    public BigInteger MulDivUnitBig() => _bigTokens * _bigOthers / _bigUnit;

    [Benchmark, BenchmarkCategory("muldiv by a factor")]
    public UInt256 MulDivFactor() => UInt256.MulDivFloor(_tokens, _factor, _factor);

    [Benchmark(Baseline = true), BenchmarkCategory("muldiv by a factor")]
    public BigInteger MulDivFactorBig() => _bigTokens * _bigFactor / _bigFactor;

    [Benchmark, BenchmarkCategory("divrem by one limb")]
    public (UInt256 Quotient, UInt256 Remainder) DivRemLimb() => UInt256.DivRem(_factor, _unit);

    [Benchmark(Baseline = true), BenchmarkCategory("divrem by one limb")]
    public (BigInteger Quotient, BigInteger Remainder) DivRemLimbBig() => BigInteger.DivRem(_bigFactor, _bigUnit);

    [Benchmark, BenchmarkCategory("divrem by two limbs")]
    public (UInt256 Quotient, UInt256 Remainder) DivRem() => UInt256.DivRem(_factor, _tokens);

    [Benchmark(Baseline = true), BenchmarkCategory("divrem by two limbs")]
    public (BigInteger Quotient, BigInteger Remainder) DivRemBig() => BigInteger.DivRem(_bigFactor, _bigTokens);

    [Benchmark, BenchmarkCategory("parse 45 digits")]
    public UInt256 Parse() => UInt256.Parse(Text);

    [Benchmark(Baseline = true), BenchmarkCategory("parse 45 digits")]
    public BigInteger ParseBig() => BigInteger.Parse(Text, Invariant);

    [Benchmark, BenchmarkCategory("format 45 digits")]
    public bool Format() => _factor.TryFormat(_buffer, out _);

    [Benchmark(Baseline = true), BenchmarkCategory("format 45 digits")]
    public bool FormatBig() => _bigFactor.TryFormat(_buffer, out _, provider: Invariant);
}
