using System.Buffers.Binary;
using Apportion.Core;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.DataHaven;

/// <summary>
/// Eras of 6 sessions with 100 validators each: authorship, award, inflation, split, calldata, history clean-up. Memory
/// is bounded by the history depth, so 100 times the eras may take 100 times as long and not more memory.
/// </summary>
[MemoryDiagnoser]
public class RewardsBenchmarks
{
    private const int Validators = 100;
    private const int Sessions = 6;
    private static readonly UInt128 Inflation = 342_231_348_391_512_662 * (UInt128)1_000_000;
    private readonly Address[] _validators = new Address[Validators];
    private readonly uint[] _authored = new uint[Validators * Sessions];

    [Params(1_000, 100_000)]
    public int Eras { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        Span<byte> bytes = stackalloc byte[Address.Length];
        for (var i = 0; i < Validators; i++)
        {
            random.NextBytes(bytes);
            BinaryPrimitives.WriteInt32BigEndian(bytes, i);
            _validators[i] = Address.FromBytes(bytes);
        }
        for (var i = 0; i < _authored.Length; i++)
            _authored[i] = (uint)random.Next(0, 13);
    }

    /// <summary>Returns the rewards account's balance, which depends on every amount.</summary>
    [Benchmark]
    public UInt128 Eras_to_messages()
    {
        var pallet = new RewardsPallet(Models.M5, new RuntimeConstants(), new MessageBridge { Checks = false });
        for (uint era = 0; era < Eras; era++)
        {
            pallet.ActiveEra = era;
            pallet.OnEraStart(era);
            for (var session = 0; session < Sessions; session++)
            {
                for (var i = 0; i < Validators; i++)
                    if (_authored[session * Validators + i] is > 0 and var blocks)
                        pallet.NoteAuthor(_validators[i], blocks);
                pallet.EndSession(_validators, null, out _);
            }
            pallet.EndEra(era, Inflation, 1_760_000_000_000 + era * 21_600_000UL);
        }
        return pallet.Balances.Rewards;
    }
}
