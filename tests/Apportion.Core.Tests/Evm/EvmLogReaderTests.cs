using System.Text;
using System.Text.Json;
using Apportion.Core.Evm;
using Apportion.Numerics;

namespace Apportion.Core.Tests.Evm;

public class EvmLogReaderTests
{
    private const string Topic = "0x5548c837ab068cf56a2c2479df0882a4922fd203edb7517321831d95078c5f62";
    private const string Hash = "0xa6e96c375cf9afb8f81c28bd9f9d9944367d8ee5e629f0d23e3119a7e7cb3da2";
    private const string Someone = "0xee46ecb1a7a7d428dd81bd7dafa8c495f1f13501";

    private static readonly string Good = $$"""
        {"address":"{{Someone}}","topics":["{{Topic}}","0x000000000000000000000000{{Someone[2..]}}"],"data":"0x0102",
        "blockNumber":"0x1f4","blockHash":"{{Hash}}","blockTimestamp":"0x65fb7880","l1BlockNumber":"0x3e8",
        "transactionHash":"{{Hash}}","transactionIndex":"0x2","logIndex":"0x11","removed":false,"other":{"a":[1] } }
        """.ReplaceLineEndings("");

    [Fact]
    public void A_log_of_eth_getLogs_is_read_whole()
    {
        var log = Assert.Single(Read(Good));
        Assert.Equal(Someone, log.Address.ToString());
        Assert.Equal(Topic, log.Topic0.ToString());
        Assert.Equal(Someone, log.TopicAddress(1).ToString());
        Assert.Equal(UInt256.ParseHex(Someone), log.TopicUInt256(1));
        Assert.Equal([1, 2], log.Data.ToArray());
        Assert.Equal(500ul, log.BlockNumber);
        Assert.Equal(Hash, log.BlockHash.ToString());
        Assert.Equal(1710979200ul, log.BlockTimestamp);
        Assert.Equal(1000ul, log.L1BlockNumber);
        Assert.Equal(2u, log.TransactionIndex);
        Assert.Equal(17u, log.LogIndex);
        Assert.False(log.Removed);
    }

    [Fact]
    public void Optional_fields_may_be_absent_or_null()
    {
        var text = Good.Replace($"\"blockHash\":\"{Hash}\",", "", StringComparison.Ordinal)
            .Replace("\"blockTimestamp\":\"0x65fb7880\"", "\"blockTimestamp\":null", StringComparison.Ordinal)
            .Replace("\"removed\":false,", "", StringComparison.Ordinal);
        var log = Assert.Single(Read(text));
        Assert.Null(log.BlockHash);
        Assert.Null(log.BlockTimestamp);
    }

    [Fact]
    public void A_line_may_be_an_array_or_the_answer_of_a_node()
    {
        Assert.Equal(2, Read($"[{Good},{Good}]").Count);
        Assert.Equal(3, Read($"{Good}\r\n\n{{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{Good},{Good}]}}\n").Count);
        Assert.Empty(Read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[]}"));
    }

    [Fact]
    public void A_log_inside_another_document_is_read()
    {
        using var document = JsonDocument.Parse($"{{\"logs\":[{Good}]}}");
        var log = EvmLogReader.Read(document.RootElement.GetProperty("logs")[0], "here");
        Assert.True(log.SaysTheSameAs(Read(Good)[0]));
    }

    [Fact]
    public void Lines_longer_than_the_buffer_and_without_an_end_are_read()
    {
        var text = Good.Replace("0x0102", $"0x{new string('0', 400_000)}", StringComparison.Ordinal);
        var logs = Read($"{Good}\n{text}\n{Good}");
        Assert.Equal([2, 200_000, 2], logs.Select(log => log.Data.Length));
    }

    [Theory]
    [InlineData("\"0x1f4\"", "null", "blockNumber: found nothing")]
    [InlineData("\"0x1f4\"", "\"500\"", "blockNumber: found '500'")]
    [InlineData("\"0x1f4\"", "-1", "blockNumber: found a JSON Number")]
    [InlineData("\"0x1f4\"", "\"0x10000000000000000\"", "a number of at most 64 bits")]
    [InlineData("\"0x0102\"", "\"0x010\"", "data: found '0x010', expected 0x and pairs of hexadecimal digits")]
    [InlineData("\"0x0102\"", "\"0102\"", "data: found '0102'")]
    [InlineData("\"0x0102\"", "\"0x01zz\"", "data: found '0x01zz'")]
    [InlineData("\"0x11\"", "\"0x100000000\"", "logIndex: found 4294967296")]
    [InlineData("0xee46", "0xee4", "address: found '0xee4")]
    [InlineData("\"topics\":[", "\"topics\":[null,", "topics: found null")]
    [InlineData("\"topics\":[", "\"topics\":[1,", "topics: found a JSON Number")]
    [InlineData("\"removed\":false", "\"removed\":0", "removed: found a JSON Number")]
    [InlineData("\"other\":", "\"other\" ", "expected JSON")]
    public void A_bad_field_is_named_with_its_line(string old, string wrong, string expected)
    {
        var text = Good.Replace(old, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<ApportionException>(() => Read($"{Good}\n\n{text}"));
        Assert.StartsWith("evm.log: logs.jsonl:3", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "address: found nothing, expected a value")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"result\":null}", "found null, expected an array of logs")]
    [InlineData("null", "found null, expected a log object")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32005}}", "The node answered an error")]
    [InlineData("[]]", "JSON")]
    public void A_line_that_is_no_log_is_refused(string line, string expected)
    {
        var error = Assert.Throws<ApportionException>(() => Read(line));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_unclean_topic_is_refused()
    {
        var log = Read(Good)[0];
        Assert.Throws<AbiException>(() => log.TopicAddress(2));
        var dirty = Read(
            Good.Replace("0x000000000000000000000000ee", "0x010000000000000000000000ee", StringComparison.Ordinal)
        );
        Assert.Throws<AbiException>(() => dirty[0].TopicAddress(1));
    }

    internal static List<EvmLog> Read(string text) =>
        [.. EvmLogReader.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(text)), "logs.jsonl")];
}
