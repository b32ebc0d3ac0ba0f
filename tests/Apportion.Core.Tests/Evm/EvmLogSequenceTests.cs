using System.Collections.Immutable;
using Apportion.Core.Evm;
using Apportion.Merkle;

namespace Apportion.Core.Tests.Evm;

public class EvmLogSequenceTests
{
    [Fact]
    public void Logs_in_order_pass_without_a_word()
    {
        var findings = new List<Finding>();
        EvmLog[] logs = [Log(5, 0, 2), Log(5, 0, 7), Log(5, 1, 8), Log(9, 0, 0)];
        Assert.Equal(logs, EvmLogSequence.Order(logs, findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void Removed_repeated_and_unordered_logs_are_repaired_and_named()
    {
        var findings = new List<Finding>();
        var late = Log(9, 0, 0);
        var early = Log(5, 0, 2);
        var ordered = EvmLogSequence.Order([late, early, Log(5, 0, 2), Log(7, 0, 0, removed: true)], findings);
        Assert.Equal([early, late], ordered);
        Assert.Equal(
            [EvmLogSequence.RemovedCode, EvmLogSequence.OrderCode, EvmLogSequence.RepeatedCode],
            findings.Select(finding => finding.Code)
        );
        Assert.Equal(Verdict.Match, findings.ToVerdict());
    }

    [Fact]
    public void Contradictions_are_malformed_input()
    {
        Assert.Equal([EvmLogSequence.ConflictCode], Codes(Log(5, 0, 2), Log(5, 0, 2, data: 1)));
        Assert.Equal([EvmLogSequence.ConflictCode], Codes(Log(5, 0, 2), Log(5, 1, 2)));
        Assert.Equal([EvmLogSequence.ForkCode], Codes(Log(5, 0, 2), Log(5, 0, 3, time: 61)));
        Assert.Equal([EvmLogSequence.TimeCode], Codes(Log(5, 0, 2, time: 100), Log(6, 0, 0, time: 99)));
    }

    private static IEnumerable<string> Codes(params EvmLog[] logs)
    {
        var findings = new List<Finding>();
        EvmLogSequence.Order(logs, findings);
        Assert.Equal(Verdict.Malformed, findings.ToVerdict());
        return findings.Select(finding => finding.Code);
    }

    private static EvmLog Log(
        ulong block,
        uint transaction,
        uint index,
        byte data = 0,
        ulong? time = null,
        bool removed = false,
        Hash256? hash = null
    ) =>
        new()
        {
            Address = Address.Zero,
            Topics = ImmutableArray<Hash256>.Empty,
            Data = new[] { data },
            BlockNumber = block,
            BlockTimestamp = time ?? block * 12,
            BlockHash = hash,
            TransactionHash = Hash256.Zero,
            TransactionIndex = transaction,
            LogIndex = index,
            Removed = removed,
        };

    [Fact]
    public void Each_finding_names_the_log_and_what_was_expected()
    {
        var findings = new List<Finding>();
        var logs = new[]
        {
            Log(5, 0, 2),
            Log(5, 0, 1, removed: true),
            Log(4, 0, 9),
            Log(4, 0, 9),
            Log(5, 1, 2),
            Log(5, 1, 3, time: 61),
            Log(6, 0, 0, time: 59),
        };
        EvmLogSequence.Order(logs, findings);
        const string advice = "Fetch the logs of this block again from a node that has settled.";
        Assert.Equal(
            [
                Finding.Notice("evm.log.removed", logs[1].Where, "the node marked this log as removed; left out"),
                Finding.Notice("evm.log.order", "log list", "not in the order of the chain; sorted"),
                Finding.Notice("evm.log.repeated", logs[3].Where, "this log is there more than once; used once"),
                Finding.Malformed(
                    "evm.log.conflict",
                    logs[4].Where,
                    "one log at one place of the chain",
                    $"another one there, of transaction {logs[0].TransactionHash}",
                    advice
                ),
                Finding.Malformed(
                    "evm.log.fork",
                    logs[5].Where,
                    "one hash and time of one block",
                    "time 60 and time 61",
                    advice
                ),
                Finding.Malformed("evm.log.time", logs[6].Where, "a time not before 61, that of block 5", "59", advice),
            ],
            findings
        );
    }

    [Fact]
    public void A_removed_log_does_not_hide_the_ones_after_it()
    {
        var findings = new List<Finding>();
        EvmLog[] logs = [Log(5, 0, 1, removed: true), Log(5, 0, 2), Log(6, 0, 0, removed: true), Log(7, 0, 0)];
        Assert.Equal([logs[1], logs[3]], EvmLogSequence.Order(logs, findings));
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void The_order_is_block_then_transaction_then_log()
    {
        EvmLog[] ordered = [Log(5, 0, 9), Log(5, 1, 3), Log(5, 1, 4), Log(6, 0, 0)];
        var findings = new List<Finding>();
        Assert.Equal(ordered, EvmLogSequence.Order([ordered[3], ordered[2], ordered[1], ordered[0]], findings));
        Assert.Equal([EvmLogSequence.OrderCode], findings.Select(finding => finding.Code));
        for (var i = 0; i < ordered.Length; i++)
        for (var j = 0; j < ordered.Length; j++)
            Assert.Equal(i.CompareTo(j), Math.Sign(ordered[i].ComparePlace(ordered[j])));
    }

    [Fact]
    public void Blocks_of_one_number_have_one_hash_and_a_missing_hash_says_nothing()
    {
        var a = Hash256.ParseHex("0x" + new string('a', 64));
        var b = Hash256.ParseHex("0x" + new string('b', 64));
        Assert.Equal([EvmLogSequence.ForkCode], Codes(Log(5, 0, 2, hash: a), Log(5, 0, 3, hash: b)));
        var findings = new List<Finding>();
        EvmLogSequence.Order([Log(5, 0, 2, hash: a), Log(5, 0, 3)], findings);
        EvmLogSequence.Order([Log(5, 0, 2), Log(5, 0, 3, hash: b)], findings);
        EvmLogSequence.Order([Log(5, 0, 2, hash: a), Log(5, 0, 3, hash: a)], findings);
        EvmLogSequence.Order([Log(5, 0, 2, time: 100), Log(6, 0, 0, time: 100, hash: b)], findings);
        Assert.Empty(findings);
        EvmLogSequence.Order([Log(5, 0, 2, hash: a), Log(5, 0, 3, hash: b)], findings);
        Assert.Equal($"{a} and {b}", findings.Single().Actual);
    }

    [Fact]
    public void Two_records_say_the_same_only_if_every_field_agrees()
    {
        var hash = Hash256.ParseHex("0x" + new string('a', 64));
        EvmLog Make(
            string address = "0x0000000000000000000000000000000000000001",
            int topics = 1,
            byte data = 1,
            ulong block = 5,
            bool blockHash = true,
            ulong time = 60,
            ulong l1 = 7,
            bool transaction = true,
            uint index = 3,
            bool removed = false
        ) =>
            new()
            {
                Address = Address.Parse(address),
                Topics = [.. Enumerable.Repeat(hash, topics)],
                Data = new[] { data },
                BlockNumber = block,
                BlockHash = blockHash ? hash : null,
                BlockTimestamp = time,
                L1BlockNumber = l1,
                TransactionHash = transaction ? hash : Hash256.Zero,
                TransactionIndex = 0,
                LogIndex = index,
                Removed = removed,
            };
        Assert.True(Make().SaysTheSameAs(Make()));
        EvmLog[] others =
        [
            Make(address: "0x0000000000000000000000000000000000000002"),
            Make(topics: 2),
            Make(data: 2),
            Make(block: 6),
            Make(blockHash: false),
            Make(time: 61),
            Make(l1: 8),
            Make(transaction: false),
            Make(index: 4),
            Make(removed: true),
        ];
        Assert.All(others, other => Assert.False(Make().SaysTheSameAs(other)));
        Assert.Equal($"block 5, log 3, transaction {hash}", Make().Where);
        Assert.Equal((hash, Hash256.Zero), (Make().Topic0, Make(topics: 0).Topic0));
        Assert.Equal(
            "the log has 1 topics, topic 1 is missing",
            Assert.Throws<AbiException>(() => Make().TopicHash(1)).Message
        );
    }
}
