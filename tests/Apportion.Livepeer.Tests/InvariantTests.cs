using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Numerics;

namespace Apportion.Livepeer.Tests;

public sealed class InvariantTests
{
    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void The_laws_hold_after_every_round(string name)
    {
        var sequence = new Sequence(name);
        var engine = new LivepeerEngine(sequence.Options);
        var compared = 0L;
        engine.AfterTransaction = facts =>
        {
            if (!facts.Any(fact => fact is LivepeerFact.NewRound))
                return;
            var builder = new VerificationBuilder(name);
            Invariants.AddTo(builder, engine.State);
            var report = builder.Build();
            Assert.All(report.Findings, finding => Assert.Equal(FindingKind.Notice, finding.Kind));
            compared += report.Checks.Sum(check => check.Compared);
        };

        engine.Apply(sequence.Facts);

        Assert.Empty(engine.Findings);
        Assert.True(compared > 100);
    }

    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void Pending_commission_resets_on_claim_and_lifetime_commission_never(string name)
    {
        var sequence = new Sequence(name);
        var engine = new LivepeerEngine(sequence.Options);
        var lifetime = new Dictionary<Address, UInt256>();
        var claims = 0;
        engine.AfterTransaction = facts =>
        {
            foreach (var claim in facts.OfType<LivepeerFact.EarningsClaimed>().Where(e => e.Delegate == e.Delegator))
            {
                Assert.Equal(
                    UInt256.Zero,
                    engine.State.Find(claim.Delegator)!.Orchestrator!.States.Current.CumulativeRewards
                );
                claims++;
            }
            foreach (var orchestrator in engine.State.Orchestrators)
            {
                var now = orchestrator.States.Current.LifetimeRewardCommission;
                Assert.True(now >= lifetime.GetValueOrDefault(orchestrator.Account.Address));
                lifetime[orchestrator.Account.Address] = now;
            }
        };

        engine.Apply(sequence.Facts);

        Assert.True(claims > 0);
    }

    [Theory]
    [MemberData(nameof(VectorFolder.Names), MemberType = typeof(VectorFolder))]
    public void Rounds_of_an_account_add_up_to_its_stake_and_fees(string name)
    {
        var engine = new Sequence(name).Replay();
        foreach (var account in engine.State.Accounts)
        {
            var history = DelegatorHistory.Of(engine.State, account, 0, engine.State.Round);
            if (history.Rows.Count == 0)
                continue;
            var now = ContractProfile.At(engine.State, account, engine.State.Round);

            Assert.Equal((System.Numerics.BigInteger)now.Stake, history.Total(0) + history.Total(4));
            Assert.Equal(Verdict.Match, history.Verdict);
        }
    }
}
