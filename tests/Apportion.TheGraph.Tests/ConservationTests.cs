using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;
using Xunit.Abstractions;

namespace Apportion.TheGraph.Tests;

public sealed class ConservationTests(ITestOutputHelper output)
{
    public static TheoryData<int, string, string?> Runs =>
        new()
        {
            { 1, "gip-0088", null },
            { 2, "gip-0088", null },
            { 3, "issuance-upgrade", null },
            { 4, "issuance-upgrade", "gip-0088" },
            { 5, "horizon-baseline", null },
            { 6, "horizon-baseline", "gip-0088" },
            { 7, "horizon-baseline", "issuance-upgrade" },
        };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Everything_issued_is_minted_reclaimed_dropped_dust_or_still_undistributed(
        int seed,
        string ruleset,
        string? upgradeTo
    )
    {
        const int operations = 2_000;
        var system = new RandomSystem(seed, GraphRulesets.Parse(ruleset));
        var accounts = new RewardAccounts(system.Engine);
        var succeeded = 0;
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < operations; i++)
        {
            if (i == operations / 2 && upgradeTo is not null)
                system.Upgrade(GraphRulesets.Parse(upgradeTo));
            var before = accounts.Book.State();
            var outcome = system.Step();
            succeeded += outcome.Succeeded ? 1 : 0;
            if (outcome.RevertReason is { } reason)
                refused[reason] = refused.GetValueOrDefault(reason) + 1;
            var after = accounts.Book.Check();
            Assert.True(after.Issued >= before.Issued);
        }
        var ledger = accounts.BuildLedger(system.Engine.Block);
        var statement = accounts.Book.Check();
        output.WriteLine(FormattableString.Invariant($"seed {seed}: {succeeded} succeeded; {statement}"));
        output.WriteLine(string.Join(", ", refused.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        Assert.True(succeeded > operations / 3, "too few commands succeeded to say anything");
        Assert.True(statement.Minted > 0);
        if (statement.PaidTwice.IsZero && statement.Undistributed.Sign >= 0)
            Assert.All(ledger.Balances, balance => Assert.True(balance.Difference.IsZero));
        else
            Assert.Equal(
                "thegraph.baseline.paid-twice",
                ledger.Pots.Single(pot => pot.Id == "issuance").Exception!.Name
            );
    }

    [Fact]
    public void The_baseline_pays_2414_6_GRT_of_one_span_twice_and_says_so()
    {
        var replayer = SequenceReplayer.Run(
            GzipVector.Named("baseline-corner").Open(),
            "baseline-corner.jsonl",
            prepare: run => Accounts = new RewardAccounts(run.Engine)
        );
        var statement = Accounts!.Book.Check();
        Assert.Empty(replayer.Findings);
        Assert.Equal(
            BigInteger.Parse("2414600000000000000000", CultureInfo.InvariantCulture),
            statement.PaidTwice / BigInteger.Pow(10, 18)
        );
        var pot = Accounts.BuildLedger(replayer.Engine.Block).Pots.Single(pot => pot.Id == "issuance");
        Assert.Equal("thegraph.baseline.paid-twice", pot.Exception!.Name);
    }

    [Fact]
    public void The_law_holds_after_every_operation_of_every_recorded_sequence()
    {
        long checks = 0;
        foreach (var file in GzipVector.All().Where(file => !file.Name.Contains("matrix", StringComparison.Ordinal)))
        {
            var replayer = SequenceReplayer.Run(
                file.Open(),
                file.Name,
                prepare: run =>
                {
                    var accounts = new RewardAccounts(run.Engine);
                    run.After = (_, _) =>
                    {
                        accounts.Book.Check();
                        checks++;
                    };
                }
            );
            Assert.Empty(replayer.Findings);
        }
        output.WriteLine(FormattableString.Invariant($"{checks} statements balanced"));
        Assert.True(checks > 2_000);
    }

    private RewardAccounts? Accounts { get; set; }
}
