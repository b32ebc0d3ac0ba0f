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

    [Fact]
    public void Numbers_may_be_hexadecimal_text_or_plain()
    {
        var log = Read(
            Good.Replace("\"0x1f4\"", "500", StringComparison.Ordinal)
                .Replace("\"0x11\"", "\"0xFFFFFFFF\"", StringComparison.Ordinal)
                .Replace("\"0x65fb7880\"", "null", StringComparison.Ordinal)
                .Replace("\"0x3e8\"", "\"0xffffffffffffffff\"", StringComparison.Ordinal)
        )[0];
        Assert.Equal((500ul, uint.MaxValue, ulong.MaxValue), (log.BlockNumber, log.LogIndex, log.L1BlockNumber!.Value));
        Assert.Null(log.BlockTimestamp);
    }

    [Fact]
    public void A_removed_log_says_so_and_null_means_that_it_was_not()
    {
        Assert.True(Read(Good.Replace("false", "true", StringComparison.Ordinal))[0].Removed);
        Assert.False(Read(Good.Replace("false", "null", StringComparison.Ordinal))[0].Removed);
    }

    [Fact]
    public void A_log_has_at_most_four_topics()
    {
        static string With(int topics) =>
            Good.Replace(
                $"\"{Topic}\",",
                string.Concat(Enumerable.Repeat($"\"{Topic}\",", topics - 1)),
                StringComparison.Ordinal
            );
        Assert.Equal(4, Read(With(4))[0].Topics.Length);
        Assert.Equal(
            Finding.Malformed("evm.log", "logs.jsonl:1: topics", "at most four", "more than four topics", Advice),
            Assert.Throws<ApportionException>(() => Read(With(5))).Finding
        );
        Assert.Empty(
            Read(
                Good[..Good.IndexOf('[', StringComparison.Ordinal)]
                    + "[]"
                    + Good[(Good.IndexOf(']', StringComparison.Ordinal) + 1)..]
            )[0].Topics
        );
    }

    [Fact]
    public void Escaped_text_is_read_as_what_it_stands_for() =>
        Assert.Equal([1, 2], Read(Good.Replace("0x0102", "\\u0030x0102", StringComparison.Ordinal))[0].Data.ToArray());

    [Fact]
    public void Empty_data_is_0x() =>
        Assert.Equal(0, Read(Good.Replace("0x0102", "0x", StringComparison.Ordinal))[0].Data.Length);

    [Theory]
    [InlineData("address")]
    [InlineData("topics")]
    [InlineData("data")]
    [InlineData("blockNumber")]
    [InlineData("transactionHash")]
    [InlineData("transactionIndex")]
    [InlineData("logIndex")]
    public void A_missing_field_is_named_with_its_likely_cause(string field)
    {
        var text = Good.Replace($"\"{field}\"", "\"absent\"", StringComparison.Ordinal);
        Assert.Equal(
            Finding.Malformed(
                "evm.log",
                $"logs.jsonl:1: {field}",
                "a value",
                "nothing",
                "Logs of pending blocks cannot be used: ask for mined blocks only."
            ),
            Assert.Throws<ApportionException>(() => Read(text)).Finding
        );
    }

    [Theory]
    [InlineData("\"0x1f4\"", "\"0x\"", "blockNumber", "'0x'", Number)]
    [InlineData("\"0x1f4\"", "\"1x1f4\"", "blockNumber", "'1x1f4'", Number)]
    [InlineData("\"0x1f4\"", "\"0x1g4\"", "blockNumber", "'0x1g4'", Number)]
    [InlineData("\"0x2\"", "1.5", "transactionIndex", "a JSON Number", Number)]
    [InlineData("\"0x65fb7880\"", "[]", "blockTimestamp", "a JSON StartArray", Number)]
    [InlineData("\"0x3e8\"", "true", "l1BlockNumber", "a JSON True", Number)]
    [InlineData("\"0x2\"", "4294967296", "transactionIndex", "4294967296", "a number of at most 32 bits")]
    [InlineData("\"0x0102\"", "7", "data", "a JSON Number", "0x and pairs of hexadecimal digits")]
    [InlineData("\"0x0102\"", "\"\"", "data", "''", "0x and pairs of hexadecimal digits")]
    [InlineData("\"0x0102\"", "\"0\"", "data", "'0'", "0x and pairs of hexadecimal digits")]
    [InlineData("\"0x11\"", "{}", "logIndex", "a JSON StartObject", Number)]
    [InlineData(
        "\"transactionHash\":\"" + Hash + "\"",
        "\"transactionHash\":\"0x12\"",
        "transactionHash",
        "'0x12'",
        "0x and 64 hexadecimal digits"
    )]
    [InlineData("\"removed\":false", "\"removed\":\"no\"", "removed", "'no'", "true or false")]
    [InlineData(
        "\"blockHash\":\"" + Hash + "\"",
        "\"blockHash\":\"0x12\"",
        "blockHash",
        "'0x12'",
        "0x and 64 hexadecimal digits"
    )]
    [InlineData(
        "\"topics\":[\"" + Topic + "\"",
        "\"topics\":[\"0x12\"",
        "topics",
        "'0x12'",
        "0x and 64 hexadecimal digits"
    )]
    [InlineData("\"topics\":[\"" + Topic + "\"", "\"topics\":[null", "topics", "null", "0x and 64 hexadecimal digits")]
    [InlineData("\"" + Someone + "\"", "\"0x12\"", "address", "'0x12'", "0x and 40 hexadecimal digits")]
    public void A_bad_field_is_told_with_what_was_expected(
        string old,
        string wrong,
        string field,
        string found,
        string expected
    )
    {
        var at = Good.IndexOf(old, StringComparison.Ordinal);
        var text = Good[..at] + wrong + Good[(at + old.Length)..];
        Assert.Equal(
            Finding.Malformed("evm.log", $"logs.jsonl:1: {field}", expected, found, Advice),
            Assert.Throws<ApportionException>(() => Read(text)).Finding
        );
    }

    [Fact]
    public void Topics_that_are_no_array_are_refused()
    {
        var text =
            Good[..Good.IndexOf('[', StringComparison.Ordinal)]
            + "{}"
            + Good[(Good.IndexOf(']', StringComparison.Ordinal) + 1)..];
        Assert.Equal(
            Finding.Malformed(
                "evm.log",
                "logs.jsonl:1: topics",
                "an array of at most four words",
                "a JSON StartObject",
                Advice
            ),
            Assert.Throws<ApportionException>(() => Read(text)).Finding
        );
    }

    [Fact]
    public void A_long_value_is_cut_to_100_characters()
    {
        string Found(string data) =>
            Assert
                .Throws<ApportionException>(() => Read(Good.Replace("0x0102", data, StringComparison.Ordinal)))
                .Finding.Actual!;
        Assert.Equal($"'{new string('z', 98)}'", Found(new string('z', 98)));
        Assert.Equal($"'{new string('z', 96)}...", Found(new string('z', 99)));
    }

    [Theory]
    [InlineData("null", "null", "a log object")]
    [InlineData("7", "a number", "a log object")]
    [InlineData("\"x\"", "a string", "a log object")]
    [InlineData("true", "no value", "a log object")]
    [InlineData("[[]]", "an array", "a log object", " [0]")]
    [InlineData("{\"id\":1,\"result\":{}}", "an object", "an array of logs")]
    [InlineData("{\"result\":\"0x\"}", "a string", "an array of logs")]
    public void Another_kind_of_json_is_named(string line, string found, string expected, string place = "") =>
        Assert.Equal(
            Finding.Malformed("evm.log", $"logs.jsonl:1{place}", expected, found, Advice),
            Assert.Throws<ApportionException>(() => Read(line)).Finding
        );

    [Fact]
    public void The_place_in_an_array_is_named() =>
        Assert.Equal(
            "logs.jsonl:1 [1]: address",
            Assert.Throws<ApportionException>(() => Read($"[{Good},{{}}]")).Finding.Where
        );

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32005}}")]
    [InlineData("{\"id\":1,\"error\":{\"result\":[]}}")]
    public void An_answer_without_a_result_asks_to_ask_again(string line) =>
        Assert.Equal(
            Finding.Malformed(
                "evm.log",
                "logs.jsonl:1: result",
                "an array of logs",
                "nothing",
                "The node answered an error: ask again."
            ),
            Assert.Throws<ApportionException>(() => Read(line)).Finding
        );

    [Fact]
    public void An_answer_may_begin_with_any_of_its_members()
    {
        Assert.Equal(2, Read($"{{\"result\":[{Good},{Good}],\"id\":{{\"a\":1}}}}").Count);
        Assert.Single(Read($"{{\"id\":[1],\"jsonrpc\":\"2.0\",\"result\":[{Good}]}}"));
    }

    [Fact]
    public void A_line_that_is_no_json_shows_its_first_40_characters()
    {
        var error = Assert.Throws<ApportionException>(() => Read(new string('x', 50)));
        Assert.Equal(("logs.jsonl:1", $"'{new string('x', 40)}'"), (error.Finding.Where, error.Finding.Actual));
        Assert.StartsWith("JSON (", error.Finding.Expected, StringComparison.Ordinal);
        Assert.IsAssignableFrom<JsonException>(error.InnerException);
        Assert.Equal("'xyz'", Assert.Throws<ApportionException>(() => Read("xyz")).Finding.Actual);
        Assert.StartsWith(
            "JSON (",
            Assert.Throws<ApportionException>(() => Read(Good + "7")).Finding.Expected,
            StringComparison.Ordinal
        );
    }

    private const string Number = "a number of at most 64 bits, 0x hexadecimal or plain";
    private const string Advice = "Write one eth_getLogs record a line, unchanged as the node gave it.";

    internal static List<EvmLog> Read(string text) =>
        [.. EvmLogReader.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(text)), "logs.jsonl")];
}
