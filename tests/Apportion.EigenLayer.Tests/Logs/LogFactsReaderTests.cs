using System.Text;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;
using static Apportion.EigenLayer.Tests.Logs.LogScript;

namespace Apportion.EigenLayer.Tests.Logs;

public class LogFactsReaderTests
{
    private static readonly string Plain = Line(EigenLayerContract.StrategyManager);

    [Fact]
    public void The_header_of_a_history_names_the_contracts() =>
        Assert.Equal(0, Read(new LogFactsReader(null), Header(0xc0) + "\n").LogsUsed);

    [Fact]
    public void Plain_logs_need_named_contracts()
    {
        var error = Assert.Throws<ApportionException>(() => Read(new LogFactsReader(null), Plain));
        Assert.Equal("eigenlayer.contracts", error.Finding.Code);
        Assert.Contains("--contracts", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Read(new LogFactsReader(null, Network), Plain).LogsUsed);
    }

    [Fact]
    public void Files_of_two_networks_are_refused_unless_the_contracts_are_given()
    {
        Assert.Throws<ApportionException>(() => Read(new LogFactsReader(null), Header(0xc0), Header(0xd0)));
        Assert.Throws<ApportionException>(() => Read(new LogFactsReader(null, Network), Plain, Header(0xd0)));
        Assert.Equal(1, Read(new LogFactsReader(Network), Header(0xd0), Plain).LogsUsed);
    }

    [Fact]
    public void A_header_and_a_block_that_cannot_be_read_are_named()
    {
        var header = Assert.Throws<ApportionException>(() =>
            Read(new LogFactsReader(null), Header(0xc0).Replace("0xc000", "0xzz00", StringComparison.Ordinal))
        );
        Assert.Equal("0.jsonl:1", header.Finding.Where);
        var block = Assert.Throws<ApportionException>(() =>
            Read(new LogFactsReader(null), Header(0xc0) + "\n{\"number\":1}")
        );
        Assert.Equal("0.jsonl:2", block.Finding.Where);
        using var empty = new MemoryStream();
        Assert.Throws<ApportionException>(() => LogHistory.Read(empty, "empty"));
    }

    [Fact]
    public void A_block_number_beyond_32_bits_is_refused()
    {
        var line = Plain.Replace("\"blockNumber\":1", "\"blockNumber\":4294967296", StringComparison.Ordinal);
        var error = Assert.Throws<ApportionException>(() => Read(new LogFactsReader(Network), line));
        Assert.Equal("eigenlayer.block-number", error.Finding.Code);
    }

    private static string Header(byte first) =>
        $$$"""{"header":true,"contracts":{{{{string.Join(
            ',',
            Enum.GetValues<EigenLayerContract>().Select((contract, i) => $"\"{contract}\":\"{Account((byte)(first + i))}\"")
        )}}}}}""";

    private static string Line(EigenLayerContract contract)
    {
        var log = new LogScript().Deposit(Alice, 1).Logs[0];
        Assert.Equal(contract, Network.Addresses[log.Address]);
        return $$"""{"address":"{{log.Address}}","topics":["{{log.Topic0}}"],"data":"0x{{Convert.ToHexStringLower(log.Data.Span)}}","blockNumber":1,"blockTimestamp":12,"transactionHash":"{{log.TransactionHash}}","transactionIndex":0,"logIndex":0}""";
    }

    private static LogFacts Read(LogFactsReader reader, params string[] files)
    {
        for (var i = 0; i < files.Length; i++)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(files[i]));
            reader.Add(stream, FormattableString.Invariant($"{i}.jsonl"));
        }
        return reader.Read();
    }
}
