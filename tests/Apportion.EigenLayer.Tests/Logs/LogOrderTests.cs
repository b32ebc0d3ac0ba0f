using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.Tests;
using static Apportion.EigenLayer.Tests.Logs.LogScript;

namespace Apportion.EigenLayer.Tests.Logs;

public class LogOrderTests
{
    private const string Queued =
        "WithdrawalQueued(bytes32,(address,address,address,uint256,uint32,address[],uint256[]))";
    private const string QueuedToBeSlashed =
        "SlashingWithdrawalQueued(bytes32,(address,address,address,uint256,uint32,address[],uint256[]),uint256[])";

    [Theory]
    [VectorData("eigenlayer-logs/edge", 1)]
    [VectorData("eigenlayer-logs/legacy", 2)]
    [VectorData("eigenlayer-logs/seq-1", 3)]
    public void Shuffled_lines_give_the_same_facts(string scenario, int seed)
    {
        var path = Path.Combine(Vectors.At(scenario), "logs.jsonl.gz");
        using var stream = Vectors.Open(path);
        var history = LogHistory.Read(stream, scenario);
        var lines = history
            .Blocks.SelectMany(block => block.Record.GetProperty("logs").EnumerateArray())
            .Select(log => JsonSerializer.Serialize(log))
            .ToArray();
        var ordered = Read(history, lines);
        new Random(seed).Shuffle(lines);
        var shuffled = Read(history, [.. lines, .. lines.Take(lines.Length / 3)]);

        Assert.Equal(Text(ordered), Text(shuffled));
        Assert.Equal(ordered.SlashLosses, shuffled.SlashLosses);
        Assert.Equal(ordered.PhantomSlashes, shuffled.PhantomSlashes);
        Assert.Equal(ordered.BeaconChainSlashes, shuffled.BeaconChainSlashes);
        Assert.Equal(ordered.ClaimerChanges, shuffled.ClaimerChanges);
        Assert.Equal(ordered.LogsUsed, shuffled.LogsUsed);
        Assert.Equal(
            [EvmLogSequence.OrderCode, EvmLogSequence.RepeatedCode],
            shuffled.Findings.Select(finding => finding.Code).Except(ordered.Findings.Select(finding => finding.Code))
        );
    }

    [Fact]
    public void A_log_is_not_kept_once_it_was_read()
    {
        var builder = new LogFactsBuilder(Network);
        var log = ReadOne(builder);
        GC.Collect();
        Assert.False(log.TryGetTarget(out _));
        Assert.Equal(100, Assert.Single(builder.Build().Facts.StakerShareDeltas).Shares);
    }

    [Fact]
    public void Two_logs_at_one_place_are_named()
    {
        var first = new LogScript().Deposit(Alice, 1).Logs;
        var other = new LogScript().Deposit(Alice, 2).Logs;
        var facts = LogFactsBuilder.Read([.. first, .. other], Network);
        var finding = Assert.Single(facts.Findings);
        Assert.Equal((EvmLogSequence.ConflictCode, FindingKind.Malformed), (finding.Code, finding.Kind));
        Assert.StartsWith("block 1, log 0", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_of_two_forks_are_named_once_a_block()
    {
        var logs = new LogScript().Deposit(Alice, 1).Deposit(Alice, 2).Deposit(Alice, 3).Logs;
        EvmLog[] forked = [logs[0], At(logs[1], time: 99), At(logs[2], time: 99)];
        var finding = Assert.Single(LogFactsBuilder.Read(forked, Network).Findings);
        Assert.Equal((EvmLogSequence.ForkCode, "block 1"), (finding.Code, finding.Where));
    }

    [Fact]
    public void A_block_older_than_the_one_before_is_named()
    {
        var logs = new LogScript().Deposit(Alice, 1).NextBlock().Deposit(Alice, 2).Logs;
        var finding = Assert.Single(LogFactsBuilder.Read([logs[0], At(logs[1], time: 99)], Network).Findings);
        Assert.Equal((EvmLogSequence.TimeCode, "block 2"), (finding.Code, finding.Where));
    }

    [Fact]
    public void A_table_of_blocks_from_another_fork_is_refused()
    {
        var builder = new LogFactsBuilder(Network);
        builder.AddBlock(new Block(1, Hash256.Zero, 12));
        var error = Assert.Throws<ApportionException>(() => builder.AddBlock(new Block(1, Hash256.Zero, 24)));
        Assert.Equal("eigenlayer.block", error.Finding.Code);
    }

    [Fact]
    public void Removed_logs_are_left_out_and_counted()
    {
        var log = new LogScript().Deposit(Alice, 1).Logs[0];
        var facts = LogFactsBuilder.Read([At(log, log.BlockTimestamp, removed: true)], Network);
        Assert.Empty(facts.Facts.StakerShareDeltas);
        Assert.Equal(EvmLogSequence.RemovedCode, Assert.Single(facts.Findings).Code);
    }

    [Theory]
    [InlineData(Queued)]
    [InlineData(QueuedToBeSlashed)]
    public void A_migrated_withdrawal_takes_back_the_rows_of_its_block_in_any_order(string signature)
    {
        var script = new LogScript();
        Withdraw(script, signature, root: 1);
        script.NextBlock();
        Withdraw(script, signature, root: 7);
        script.Emit(
            EigenLayerContract.DelegationManager,
            "WithdrawalMigrated(bytes32,bytes32)",
            [],
            new AbiWriter().Write((UInt256)1ul).Write((UInt256)7ul)
        );
        Withdraw(script, signature, root: 8);
        long[] blocks = [1, 2];
        Assert.Equal(blocks, script.Read().Facts.StakerShareDeltas.Select(row => row.BlockNumber));
        var reversed = LogFactsBuilder.Read(script.Logs.Reverse(), Network);
        Assert.Equal(script.Read().Facts.StakerShareDeltas, reversed.Facts.StakerShareDeltas);
    }

    private static void Withdraw(LogScript script, string signature, ulong root)
    {
        var withdrawal = new AbiWriter()
            .Write(Alice)
            .Write(Operator)
            .Write(Alice)
            .Write(UInt256.Zero)
            .Write(UInt256.One)
            .WriteArray<Address>([Strategy], static (writer, strategy) => writer.Write(strategy))
            .WriteArray<ulong>([5], static (writer, shares) => writer.Write((UInt256)shares));
        var data = new AbiWriter().Write((UInt256)root).WriteTuple(withdrawal);
        if (signature == QueuedToBeSlashed)
            data = data.WriteArray<ulong>([5], static (writer, shares) => writer.Write((UInt256)shares));
        script.Emit(EigenLayerContract.DelegationManager, signature, [], data);
    }

    private static EvmLog At(EvmLog log, ulong? time, bool removed = false) =>
        new()
        {
            Address = log.Address,
            Topics = log.Topics,
            Data = log.Data,
            BlockNumber = log.BlockNumber,
            BlockTimestamp = time,
            TransactionHash = log.TransactionHash,
            TransactionIndex = log.TransactionIndex,
            LogIndex = log.LogIndex,
            Removed = removed,
        };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<EvmLog> ReadOne(LogFactsBuilder builder)
    {
        using var document = JsonDocument.Parse(
            $$"""
            {"address":"{{Network.Addresses.Single(pair => pair.Value == EigenLayerContract.StrategyManager).Key}}",
            "topics":["{{new EventSignature("Deposit(address,address,uint256)").Topic0}}"],
            "data":"0x{{Convert.ToHexStringLower(
                new AbiWriter().Write(Alice).Write(Strategy).Write((UInt256)100ul).ToArray()
            )}}",
            "blockNumber":"0x1","blockTimestamp":"0x65","transactionHash":"{{Hash256.Zero}}","transactionIndex":"0x0","logIndex":"0x0"}
            """
        );
        var log = EvmLogReader.Read(document.RootElement, "here");
        builder.Add(log);
        return new WeakReference<EvmLog>(log);
    }

    private static LogFacts Read(LogHistory history, string[] lines)
    {
        var reader = new LogFactsReader(history.Contracts);
        reader.AddBlocks(history.Blocks.Select(block => block.Header));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        reader.Add(stream, "logs.jsonl");
        return reader.Read();
    }

    private static List<string> Text(LogFacts logs) =>
        [
            .. LogFactTables
                .Of(logs)
                .SelectMany(table => table.Rows.Select(row => $"{table.Name} {string.Join(',', row)}")),
        ];
}
