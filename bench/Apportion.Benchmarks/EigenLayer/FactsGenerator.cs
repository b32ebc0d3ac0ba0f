using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Benchmarks.EigenLayer;

/// <summary>
/// Makes a history of EigenLayer facts from a seed: deposits and withdrawals, delegations, registrations, allocations,
/// slashes' magnitudes, splits, and every kind of submission, each AVS paying weekly.
/// </summary>
public sealed class FactsGenerator
{
    private const long Start = 1_735_689_600;
    private const long DaySeconds = 86400;
    private const int Strategies = 12;
    private readonly FactsShape _shape;
    private readonly Random _random;
    private readonly EigenLayerFacts _facts = new();
    private readonly Address[] _stakers;
    private readonly Address[] _operators;
    private readonly Address[] _avss;
    private readonly Address[] _strategies;
    private readonly Address[] _tokens;
    private readonly int[] _operatorOf;
    private long _logIndex;
    private ulong _names;

    private FactsGenerator(FactsShape shape, int seed)
    {
        (_shape, _random) = (shape, new Random(seed));
        _stakers = Names(shape.Stakers);
        _operators = Names(shape.Operators);
        _avss = Names(shape.Avss);
        _strategies = [.. Names(Strategies).Order()];
        _tokens = Names(4);
        _operatorOf = new int[shape.Stakers];
    }

    /// <summary>First day, days since 1970.</summary>
    public static int FirstDay => (int)(Start / DaySeconds);

    /// <summary>Generates the facts of a shape.</summary>
    public static EigenLayerFacts Generate(FactsShape shape, int seed)
    {
        var generator = new FactsGenerator(shape, seed);
        generator.AddBlocks();
        generator.AddOperators();
        generator.AddStakers();
        generator.AddSubmissions();
        return generator._facts;
    }

    private void AddBlocks()
    {
        for (var hour = 0; hour < (_shape.Days + 2) * 24; hour++)
            _facts.Blocks.Add(new Block(hour, Hash(), Start + hour * 3600L + 1));
    }

    private void AddOperators()
    {
        for (var number = 0; number < _shape.Operators; number++)
        for (var avs = 0; avs < _shape.Avss; avs++)
            if (_random.Next(3) == 0)
                Register(number, avs);
        for (var avs = 0; avs < _shape.Avss; avs++)
        for (uint set = 0; set < 2; set++)
        for (var strategy = 0; strategy < Strategies; strategy += 2)
            _facts.OperatorSetStrategyRegistrations.Add(
                new(_strategies[strategy], _avss[avs], set, true, Hash(), Log(), 1)
            );
        _facts.DefaultOperatorSplits.Add(new(1000, 1000, Hash(), Log(), 1));
        for (var number = 0; number < _shape.Operators; number += 3)
            _facts.OperatorPiSplits.Add(new(_operators[number], Start + 10 * DaySeconds, 1000, 700, Hash(), Log(), 2));
    }

    private void Register(int number, int avs)
    {
        var op = _operators[number];
        _facts.AvsOperatorStateChanges.Add(new(op, _avss[avs], true, Hash(), Log(), Block(_random.Next(5))));
        if (_random.Next(4) == 0 && ActiveDay() is { } leaves && leaves > 10)
            _facts.AvsOperatorStateChanges.Add(new(op, _avss[avs], false, Hash(), Log(), Block(leaves)));
        for (var day = 0; day <= _shape.Days; day++)
        for (var strategy = 0; strategy < Strategies; strategy += 3)
            _facts.OperatorRestakedStrategies.Add(
                new(Block(day), op, _avss[avs], _strategies[strategy], Start + day * DaySeconds + 3601, Directory)
            );
        var set = (uint)_random.Next(2);
        _facts.OperatorSetOperatorRegistrations.Add(
            new(op, _avss[avs], set, true, Hash(), Log(), Block(_random.Next(5)))
        );
        if (_random.Next(2) == 0)
            _facts.OperatorSetSplits.Add(
                new(
                    op,
                    _avss[avs],
                    set,
                    Start + _random.Next(30) * DaySeconds,
                    1000,
                    _random.Next(10000),
                    Hash(),
                    Log(),
                    3
                )
            );
        for (var strategy = 0; strategy < Strategies; strategy += 2)
            Allocate(op, avs, set, strategy);
    }

    private void Allocate(Address op, int avs, uint set, int strategy)
    {
        for (var day = _random.Next(5); day < Math.Min(_shape.Days, _shape.QuietAfter); day += 30 + _random.Next(120))
        {
            var magnitude = (ulong)_random.NextInt64(1_000_000_000_000_000, 900_000_000_000_000_000);
            _facts.OperatorAllocations.Add(
                new(op, _strategies[strategy], magnitude, Block(day), set, _avss[avs], Hash(), Log(), Block(day))
            );
        }
        if (_random.Next(10) == 0 && ActiveDay() is { } slashed)
            _facts.OperatorMaxMagnitudes.Add(
                new(op, _strategies[strategy], 950_000_000_000_000_000, Hash(), Log(), Block(slashed))
            );
    }

    private void AddStakers()
    {
        for (var number = 0; number < _shape.Stakers; number++)
        {
            // A few operators hold most of the stake, as on chain.
            _operatorOf[number] = (int)(_shape.Operators * Math.Pow(_random.NextDouble(), 2));
            _facts.StakerDelegationChanges.Add(
                new(_stakers[number], _operators[_operatorOf[number]], true, Hash(), Log(), Block(_random.Next(10)))
            );
            if (_random.Next(8) == 0 && ActiveDay() is { } moves && moves > 12)
                _facts.StakerDelegationChanges.Add(
                    new(_stakers[number], _operators[_random.Next(_shape.Operators)], true, Hash(), Log(), Block(moves))
                );
            var count = 1 + _random.Next(3);
            for (var strategy = _random.Next(Strategies); count > 0; count--, strategy = (strategy + 1) % Strategies)
                AddBalance(number, strategy);
        }
    }

    private void AddBalance(int number, int strategy)
    {
        Int128 balance = 0;
        for (double day = _random.Next(10); day < Math.Min(_shape.Days, _shape.QuietAfter); day += Wait())
        {
            var change = balance > 0 && _random.Next(3) == 0 ? -balance / (1 + _random.Next(4)) : Shares();
            balance += change;
            var time = Start + (long)day * DaySeconds + _random.Next((int)DaySeconds);
            var (block, hash, log) = ((time - Start) / 3600, Hash(), Log());
            _facts.StakerShareDeltas.Add(
                new(_stakers[number], _strategies[strategy], change, 0, hash, log, block, time)
            );
            _facts.OperatorShareDeltas.Add(
                new(
                    _operators[_operatorOf[number]],
                    _strategies[strategy],
                    change,
                    hash,
                    log + 1,
                    block,
                    time,
                    _stakers[number]
                )
            );
        }
    }

    private void AddSubmissions()
    {
        for (var day = 7; day < _shape.Days; day += 7)
        {
            for (var avs = 0; avs < _shape.Avss; avs++)
                AddSubmissionsOf(avs, day);
            AddV1(_avss[0], RewardType.AllEarners, day, 28, Strategies, 1);
            if (day % 28 == 0)
                AddV1(_avss[1], RewardType.AllStakers, day, 28, Strategies, 2);
        }
    }

    private void AddSubmissionsOf(int avs, int day)
    {
        switch (avs % 4)
        {
            case 0:
                AddV1(_avss[avs], RewardType.Avs, day, 14, 4, 3);
                break;
            case 1:
                AddDirected(avs, day);
                break;
            case 2:
                AddStake(_facts.UniqueStakeRewardSubmissions, avs, day);
                break;
            default:
                AddStake(_facts.TotalStakeRewardSubmissions, avs, day);
                break;
        }
    }

    private void AddV1(Address avs, RewardType type, int day, int length, int strategies, int step)
    {
        var (hash, token, amount) = (Hash(), _tokens[_random.Next(4)], Amount());
        for (var index = 0; index < Math.Min(strategies, (Strategies + step - 1) / step); index++)
            _facts.RewardSubmissions.Add(
                new(
                    avs,
                    hash,
                    token,
                    amount,
                    _strategies[index * step],
                    index,
                    Multiplier(),
                    Time(day),
                    Time(day + length),
                    length * DaySeconds,
                    type,
                    Hash(),
                    Log(),
                    Block(day)
                )
            );
    }

    private void AddDirected(int avs, int day)
    {
        var (hash, token) = (Hash(), _tokens[_random.Next(4)]);
        for (var number = 0; number < Math.Min(_shape.Operators, 40); number++)
        for (var index = 0; index < 3; index++)
            _facts.OperatorDirectedOperatorSetRewardSubmissions.Add(
                new(
                    _avss[avs],
                    (uint)(day / 7 % 2),
                    hash,
                    token,
                    _operators[number],
                    number,
                    Amount(),
                    _strategies[index * 2],
                    index,
                    Multiplier(),
                    Time(day - 7),
                    Time(day),
                    7 * DaySeconds,
                    "",
                    Hash(),
                    Log(),
                    Block(day)
                )
            );
    }

    private void AddStake(List<StakeRewardSubmission> into, int avs, int day)
    {
        var (hash, token, amount) = (Hash(), _tokens[_random.Next(4)], Amount());
        for (var index = 0; index < 4; index++)
            into.Add(
                new(
                    _avss[avs],
                    (uint)(day / 7 % 2),
                    hash,
                    token,
                    amount,
                    _strategies[index * 2],
                    index,
                    Multiplier(),
                    Time(day),
                    Time(day + 14),
                    14 * DaySeconds,
                    Hash(),
                    Log(),
                    Block(day)
                )
            );
    }

    private static Address Directory { get; } = Apportion.EigenLayer.Rulesets.Networks.Get("hoodi").AvsDirectory;

    private int? ActiveDay() => _random.Next(Math.Min(_shape.Days, _shape.QuietAfter));

    private double Wait() => 1 - Math.Log(1 - _random.NextDouble()) * _shape.DaysBetweenStakeChanges;

    private Int128 Shares() =>
        (Int128)_random.NextInt64(1_000_000_000, 1_000_000_000_000) * _random.NextInt64(1_000_000_000, 3_000_000_000);

    private UInt256 Amount() =>
        (UInt256)(UInt128)_random.NextInt64(1_000_000_000, 1_000_000_000_000) * (UInt256)10_000_000_000_000UL;

    private UInt256 Multiplier() =>
        (UInt256)(ulong)_random.NextInt64(500_000_000_000_000_000, 2_000_000_000_000_000_000);

    private static long Time(int day) => Start + day * DaySeconds;

    private static long Block(int day) => day * 24L + 1;

    private long Log() => _logIndex += 2;

    private Hash256 Hash()
    {
        Span<byte> bytes = stackalloc byte[32];
        BitConverter.TryWriteBytes(bytes, ++_names);
        BitConverter.TryWriteBytes(bytes[8..], unchecked(_names * 0x9E37_79B9_7F4A_7C15));
        return Hash256.FromBytes(bytes);
    }

    private Address[] Names(int count)
    {
        var names = new Address[count];
        var bytes = new byte[20];
        for (var index = 0; index < count; index++)
        {
            _random.NextBytes(bytes);
            names[index] = Address.FromBytes(bytes);
        }
        return names;
    }
}
