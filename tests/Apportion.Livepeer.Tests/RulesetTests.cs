using Apportion.Core;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.Rulesets;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Livepeer.Tests;

public sealed class RulesetTests
{
    private static readonly Address Minter = LivepeerContracts
        .ArbitrumOne()
        .All.First(pair => pair.Role == ContractRole.Minter)
        .Address;

    [Theory]
    [InlineData(5_856_369, "v1")]
    [InlineData(139_793_542, "v7")]
    [InlineData(146_118_897, "v7")]
    [InlineData(146_118_898, "v8")]
    [InlineData(300_000_000, "v9")]
    public void Arbitrum_One_has_a_version_for_every_block(long block, string version) =>
        Assert.Equal(version, LivepeerRulesets.ArbitrumOne.At(block).Name);

    [Fact]
    public void Capabilities_come_with_their_version()
    {
        Assert.Equal(["v7", "v8", "v9"], Named(ruleset => ruleset.KeepsVoteCheckpoints));
        Assert.Equal(["v8", "v9"], Named(ruleset => ruleset.RebondEnsuresFactors));
        Assert.Equal(["v9"], Named(ruleset => ruleset.ProvenByVectors));
    }

    [Fact]
    public void Logs_before_the_first_target_are_applied()
    {
        var engine = new LivepeerEngine(LivepeerOptions.ArbitrumOne());

        engine.Apply([new LivepeerFact.Mint(new LogOrigin(5_856_338, 0, 0, Hash256.Zero), Minter, 5u)]);

        Assert.Empty(engine.Findings);
        Assert.Equal((UInt256)5u, engine.State.Protocol.Current.TokenSupply);
        Assert.Equal("v1", Assert.Single(engine.RulesetsUsed).Name);
        var report = LivepeerVerification.Of("launch", engine, []);
        Assert.Contains(report.Findings, finding => finding.Code == "livepeer.version-not-proven");
    }

    [Fact]
    public void Transfers_with_gaps_leave_balances_unknown_and_the_replay_running()
    {
        var engine = new LivepeerEngine(LivepeerOptions.ArbitrumOne());

        engine.Apply([new LivepeerFact.Transfer(new LogOrigin(5_900_000, 0, 0, Hash256.Zero), Minter, default, 5u)]);

        Assert.False(engine.Halted);
        Assert.False(engine.State.Protocol.Current.KnowsBalances);
    }

    private static IEnumerable<string> Named(Func<LivepeerRuleset, bool> capability) =>
        LivepeerRulesets.All.Where(capability).Select(ruleset => ruleset.Name);
}
