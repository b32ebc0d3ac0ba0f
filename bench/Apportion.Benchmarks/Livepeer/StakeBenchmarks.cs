using Apportion.Livepeer;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;
using Apportion.Numerics;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Livepeer;

/// <summary>One delegator's stake and fees after the replay: at one past round, and at every one of all rounds.</summary>
[MemoryDiagnoser]
public class StakeBenchmarks
{
    private LivepeerEngine _engine = null!;
    private Account _account = null!;
    private UInt256[] _stakes = [];

    [Params(300, 3_000)]
    public int Rounds { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _stakes = new UInt256[Rounds];
        var chain = new SyntheticChain(orchestrators: 20, delegators: 200, rounds: Rounds);
        _engine = new LivepeerEngine(chain.Options);
        _engine.Apply(chain.Facts);
        _account = chain
            .Delegators.Select(_engine.State.Find)
            .OfType<Account>()
            .MaxBy(account => account.States.Count)!;
    }

    [Benchmark]
    public PendingStakeAndFees.Outputs OneRound() => ContractProfile.At(_engine.State, _account, (ulong)Rounds / 2);

    [Benchmark]
    public UInt256 EveryRoundStake()
    {
        ContractProfile.Stakes(_engine.State, _account, 1, _stakes);
        return _stakes[^1];
    }

    [Benchmark]
    public UInt256 EveryRoundStakeAndFees()
    {
        var sum = UInt256.Zero;
        for (var round = 1UL; round <= (ulong)Rounds; round++)
            sum |= ContractProfile.At(_engine.State, _account, round).Fees;
        return sum;
    }
}
