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
        bool removed = false
    ) =>
        new()
        {
            Address = Address.Zero,
            Topics = ImmutableArray<Hash256>.Empty,
            Data = new[] { data },
            BlockNumber = block,
            BlockTimestamp = time ?? block * 12,
            TransactionHash = Hash256.Zero,
            TransactionIndex = transaction,
            LogIndex = index,
            Removed = removed,
        };
}
