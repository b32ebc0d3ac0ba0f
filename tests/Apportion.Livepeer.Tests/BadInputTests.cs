using System.Text;
using System.Text.Json.Nodes;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

/// <summary>Each defect of an input is named, and nothing that was complete before it is lost.</summary>
public sealed class BadInputTests
{
    [VectorFact("livepeer/seq-101.jsonl.gz")]
    public void A_missing_bond_is_named_where_it_first_matters()
    {
        var sequence = new Sequence("seq-101");
        var bond = sequence.Facts.OfType<LivepeerFact.Bond>().Skip(20).First();

        var engine = sequence.Replay(sequence.Facts.Where(fact => fact != bond));

        Assert.NotEqual(Verdict.Match, engine.Findings.ToVerdict());
        Assert.All(engine.Findings, finding => Assert.NotEmpty(finding.Advice ?? finding.Where));
    }

    [Fact]
    public void Every_single_missing_bonding_log_is_noticed()
    {
        // Not noticed without getter values: a slash of nothing, which changes nothing, and a withdrawal of fees, since no
        // other log depends on what is left.
        var sequence = new Sequence("edge");
        var logs = sequence.Facts.Where(fact =>
            fact.Contract is ContractRole.BondingManager
            && fact is not (LivepeerFact.ParameterUpdate or LivepeerFact.TranscoderUpdate or LivepeerFact.WithdrawFees)
            && fact is not LivepeerFact.TranscoderSlashed { Penalty.IsZero: true }
        );
        foreach (var missing in logs)
        {
            var engine = sequence.Replay(sequence.Facts.Where(fact => !ReferenceEquals(fact, missing)));
            var builder = new VerificationBuilder("edge");
            Invariants.AddTo(builder, engine.State);

            var verdict = engine.Findings.Concat(builder.Findings).ToVerdict();

            Assert.True(verdict != Verdict.Match, $"{missing} went unnoticed");
        }
    }

    [Fact]
    public void A_missing_round_and_rounds_out_of_sequence_are_named()
    {
        var sequence = new Sequence("tiny");
        var rounds = sequence.Facts.OfType<LivepeerFact.NewRound>().ToList();

        var withoutFirst = sequence.Replay(
            sequence.Facts.Where(fact => fact.Origin.Transaction != rounds[0].Origin.Transaction)
        );
        Assert.Equal("livepeer.before-first-round", withoutFirst.Findings[0].Code);

        var swapped = sequence.Facts.Select(fact =>
            fact == rounds[3] ? rounds[3] with { Round = rounds[1].Round } : fact
        );
        var engine = sequence.Replay(swapped);
        Assert.Equal("livepeer.round-order", engine.Findings[0].Code);
        Assert.True(engine.Halted);
        Assert.True(engine.NotApplied > 0);
    }

    [VectorFact("livepeer/seq-101.jsonl.gz")]
    public void What_was_complete_before_a_defect_stays()
    {
        var sequence = new Sequence("seq-101");
        var whole = sequence.Replay();
        var reward = sequence.Facts.OfType<LivepeerFact.Reward>().Skip(120).First();
        var twice = sequence.Facts.SelectMany(fact => fact == reward ? [fact, Later(reward)] : new[] { fact });

        var engine = sequence.Replay(twice.OrderBy(fact => fact.Origin));

        Assert.Equal("livepeer.reward", engine.Findings[0].Code);
        Assert.Equal("livepeer.halted", engine.Findings[1].Code);
        foreach (var account in engine.State.Accounts)
            Assert.Equal(
                ContractProfile.At(whole.State, whole.State.Find(account.Address)!, engine.State.Round),
                ContractProfile.At(engine.State, account, engine.State.Round)
            );
    }

    [Fact]
    public void Facts_out_of_order_and_twice_are_refused_by_the_engine()
    {
        var sequence = new Sequence("tiny");
        var facts = sequence.Facts.ToList();

        Assert.Equal("livepeer.duplicate", sequence.Replay([.. facts, facts[^1]]).Findings[0].Code);
        Assert.Equal("livepeer.order", sequence.Replay([.. facts, facts[10]]).Findings[0].Code);
    }

    [Fact]
    public void Log_lines_in_any_order_and_repeated_give_the_same_state_and_notices()
    {
        var lines = LogLines("edge");
        var expected = Sequence.Bytes(Replay("edge", lines, out _));
        var random = new Random(3);
        var shuffled = lines.Concat(lines.Take(40)).OrderBy(_ => random.Next()).ToList();

        var actual = Sequence.Bytes(Replay("edge", shuffled, out var findings));

        Assert.Equal(expected, actual);
        Assert.Contains(findings, finding => finding.Code == EvmLogSequence.OrderCode);
        Assert.Equal(40, findings.Count(finding => finding.Code == EvmLogSequence.RepeatedCode));
        Assert.Equal(Verdict.Match, findings.ToVerdict());
    }

    [Fact]
    public void A_log_that_was_undone_later_is_left_out()
    {
        var lines = LogLines("tiny");
        var expected = Sequence.Bytes(Replay("tiny", lines, out _));
        var stray = JsonNode.Parse(lines[^1])!;
        stray["blockHash"] = "0x" + new string('7', 64);
        stray["logIndex"] = "0x77";
        var undone = stray.DeepClone();
        undone["removed"] = true;

        var actual = Sequence.Bytes(
            Replay("tiny", [.. lines, stray.ToJsonString(), undone.ToJsonString()], out var findings)
        );

        Assert.Equal(expected, actual);
        Assert.Contains(findings, finding => finding.Code == "livepeer.undone");
        Assert.Contains(findings, finding => finding.Code == EvmLogSequence.RemovedCode);
    }

    [Fact]
    public void Logs_of_another_deployment_are_named_and_not_applied()
    {
        var lines = LogLines("tiny");
        var input = new LivepeerInput(LivepeerContracts.ArbitrumOne());
        input.ReadLogs(Stream(lines), "logs");
        var findings = new List<Finding>();

        var facts = input.Facts(findings);

        Assert.Empty(facts);
        Assert.Contains(findings, finding => finding.Code == "livepeer.address");
        Assert.Contains(findings, finding => finding.Code == "livepeer.no-logs");
        Assert.Equal(Verdict.Incomplete, findings.ToVerdict());
    }

    [Fact]
    public void Without_the_treasury_cut_fees_of_late_rewards_are_incomplete_and_the_rest_is_exact()
    {
        var sequence = new Sequence("edge");
        var whole = sequence.Replay();
        var options = sequence.Options with { Parameters = new ParameterValues() };

        var engine = new LivepeerEngine(options);
        engine.Apply(sequence.Facts);

        Assert.Equal(Verdict.Incomplete, engine.Findings.ToVerdict());
        Assert.Contains(engine.Findings, finding => finding.Code == "livepeer.parameter");
        Assert.Contains(engine.Findings, finding => finding.Code == "livepeer.retroactive-factor");
        foreach (var account in engine.State.Accounts)
            Assert.Equal(
                ContractProfile.At(whole.State, whole.State.Find(account.Address)!, whole.State.Round).Stake,
                ContractProfile.At(engine.State, account, engine.State.Round).Stake
            );
    }

    [Fact]
    public void A_log_cut_short_is_named_with_its_event_and_ends_the_replay()
    {
        var lines = LogLines("tiny");
        var index = lines.ToList().FindLastIndex(line => line.Contains("0xe5917769f276ddca", StringComparison.Ordinal));
        var log = JsonNode.Parse(lines[index])!;
        log["data"] = "0x01";

        var engine = Replay(
            "tiny",
            [.. lines.Take(index), log.ToJsonString(), .. lines.Skip(index + 1)],
            out _,
            isGood: false
        );

        Assert.Equal(["livepeer.log", "livepeer.halted"], engine.Problems.Select(finding => finding.Code));
        Assert.Contains("Bond(", engine.Problems[0].Expected, StringComparison.Ordinal);
        Assert.Equal(23ul, engine.State.Round);
    }

    [Fact]
    public void A_bond_on_top_of_a_stake_without_a_delegate_is_refused()
    {
        var sequence = new Sequence("tiny");
        var first = sequence
            .Facts.OfType<LivepeerFact.EarningsClaimed>()
            .First(claim => claim.Delegate == Address.Zero);

        var engine = sequence.Replay(
            sequence.Facts.Select(fact => fact == first ? first with { Rewards = UInt256.One } : fact)
        );

        Assert.Equal(["livepeer.bond", "livepeer.halted"], engine.Problems.Select(finding => finding.Code));
        Assert.Contains("nothing was computed", engine.Problems[1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orchestrator_that_joins_twice_in_a_transaction_is_refused()
    {
        var sequence = new Sequence("tiny");
        var joined = sequence.Facts.OfType<LivepeerFact.TranscoderActivated>().First();
        var between = joined.Origin with { LogIndex = joined.Origin.LogIndex + 1 };

        // The transfer of the bonded tokens makes room for the second log of the pool.
        var engine = sequence.Replay(
            sequence.Facts.Select(fact => fact.Origin == between ? joined with { Origin = between } : fact)
        );

        Assert.Equal("livepeer.pool", engine.Problems[0].Code);
    }

    [Fact]
    public void The_contract_version_has_a_name_where_nothing_was_applied()
    {
        var engine = new LivepeerEngine(
            new LivepeerOptions(new LivepeerContracts(), LivepeerRulesets.ArbitrumOne, new ParameterValues())
        );

        Assert.Equal("v1", engine.RulesetAt(0).Name);
    }

    private static LivepeerFact.Reward Later(LivepeerFact.Reward reward) =>
        reward with
        {
            Origin = reward.Origin with
            {
                LogIndex = reward.Origin.LogIndex + 50,
                TransactionIndex = reward.Origin.TransactionIndex + 9,
            },
        };

    private static LivepeerEngine Replay(
        string name,
        IReadOnlyList<string> lines,
        out List<Finding> findings,
        bool isGood = true
    )
    {
        var sequence = new Sequence(name);
        var input = new LivepeerInput(sequence.Options.Contracts);
        input.ReadLogs(Stream(lines), "logs");
        findings = [];
        var engine = new LivepeerEngine(sequence.Options);
        engine.Apply(input.Facts(findings));
        Assert.Equal(isGood, engine.Findings.Count == 0);
        return engine;
    }

    private static IReadOnlyList<string> LogLines(string name)
    {
        using var stream = Vectors.Open(VectorFolder.File(name));
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (JsonNode.Parse(line)!["logs"] is JsonArray logs)
                lines.AddRange(logs.Select(log => log!.ToJsonString()));
        return lines;
    }

    private static MemoryStream Stream(IEnumerable<string> lines) =>
        new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
