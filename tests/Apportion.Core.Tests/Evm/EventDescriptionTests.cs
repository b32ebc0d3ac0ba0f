using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Core.Tests.Evm;

public class EventDescriptionTests
{
    private const string Declaration =
        "Mixed(address indexed who, ((address strategy, uint96 multiplier)[] parts, uint256 amount) submission, "
        + "(address avs, uint32 id) set, int256 delta, bool flag, string text, bytes4 tag)";

    private static readonly Address Someone = Address.Parse("0x7750d328b314effa365a0402ccfd489b80b0adda");

    [Fact]
    public void A_declaration_gives_the_canonical_signature() =>
        Assert.Equal(
            "Mixed(address,((address,uint96)[],uint256),(address,uint32),int256,bool,string,bytes4)",
            EventDescription.Parse(Declaration).Signature.Canonical
        );

    [Theory]
    [InlineData("Deposit")]
    [InlineData("Deposit(address staker")]
    [InlineData("Deposit(addres staker)")]
    [InlineData("Deposit(uint7 shares)")]
    [InlineData("Deposit(bytes33 shares)")]
    [InlineData("(address staker)")]
    public void Other_text_is_refused(string text) =>
        Assert.Throws<FormatException>(() => EventDescription.Parse(text));

    [Fact]
    public void A_log_is_decoded_by_name()
    {
        var decoded = EventDescription.Parse(Declaration).Decode(Log(Data()));
        Assert.Equal(Someone, decoded["who"].Address);
        Assert.Equal(7ul, decoded["submission"][0][1][1].UInt64);
        Assert.Equal((UInt256)1000u, decoded["submission"][1].Unsigned);
        Assert.Equal(uint.MaxValue, decoded["set"][1].UInt32);
        Assert.Equal(new BigInteger(-5), decoded["delta"].Signed);
        Assert.True(decoded["flag"].Bool);
        Assert.Equal("hello", decoded["text"].Text);
        Assert.Equal(
            $$$"""
            {"who":"{{{Someone}}}","submission":{"parts":[{"strategy":"{{{Someone}}}","multiplier":"6"},{"strategy":"{{{Someone}}}","multiplier":"7"}],"amount":"1000"},"set":{"avs":"{{{Someone}}}","id":"4294967295"},"delta":"-5","flag":true,"text":"hello","tag":"0xa9059cbb"}
            """,
            Json(decoded)
        );
    }

    [Fact]
    public void A_log_of_another_shape_is_refused()
    {
        var description = EventDescription.Parse(Declaration);
        Assert.Throws<AbiException>(() => description.Decode(Log(Data()[..^64])));
        Assert.Throws<AbiException>(() => EventDescription.Parse("Mixed(address indexed who)").Decode(Log(Data())));
        var unindexed = EventDescription.Parse(Declaration.Replace("indexed ", "", StringComparison.Ordinal));
        Assert.Throws<AbiException>(() => unindexed.Decode(Log(Data())));
    }

    private static byte[] Data() =>
        new AbiWriter()
            .WriteTuple(
                new AbiWriter()
                    .WriteArray<uint>([6, 7], (writer, value) => writer.Write(Someone).Write((UInt256)value))
                    .Write((UInt256)1000u)
            )
            .Write(Someone)
            .Write((UInt256)uint.MaxValue)
            .WriteSigned(new BigInteger(-5))
            .Write(true)
            .WriteString("hello")
            .Write(Hash256.ParseHex("0xa9059cbb00000000000000000000000000000000000000000000000000000000"))
            .ToArray();

    private static EvmLog Log(byte[] data) =>
        new()
        {
            Address = Address.Zero,
            Topics =
            [
                EventDescription.Parse(Declaration).Topic0,
                Hash256.FromBytes(new AbiWriter().Write(Someone).ToArray()),
            ],
            Data = data,
            BlockNumber = 1,
            TransactionHash = Hash256.Zero,
            TransactionIndex = 0,
            LogIndex = 0,
        };

    private static string Json(DecodedEvent decoded)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            decoded.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    [Theory]
    [InlineData("Deposit", "'Deposit': expected '(' at character 7")]
    [InlineData("Deposit(address staker", "'Deposit(address staker': expected ',' at character 22")]
    [InlineData("Deposit(address staker bool", "'Deposit(address staker bool': expected ',' at character 23")]
    [InlineData("(address staker)", "'(address staker)': expected a name at character 0")]
    [InlineData("Deposit(address[2] stakers)", "'Deposit(address[2] stakers)': expected ']' at character 16")]
    [InlineData("Deposit(addres staker)", "'addres' is not a type of the ABI")]
    [InlineData("Deposit(uint7 shares)", "'uint7' is not a type of the ABI")]
    [InlineData("Deposit()a", null)]
    public void A_refusal_says_where_and_what_was_expected(string text, string? message)
    {
        if (message is null)
            Assert.Equal("Deposit()", EventDescription.Parse(text).ToString());
        else
            Assert.Equal(message, Assert.Throws<FormatException>(() => EventDescription.Parse(text)).Message);
    }

    [Fact]
    public void A_declaration_is_read_with_any_spaces_and_without_names()
    {
        var description = EventDescription.Parse(
            "  _Set2 ( address  indexed , ( bool a,uint8[] [] )[]rows , bytes1 )  "
        );
        Assert.Equal("_Set2(address,(bool,uint8[][])[],bytes1)", description.ToString());
        Assert.Equal("_Set2", description.Name);
        Assert.Equal(
            [("", true), ("rows", false), ("", false)],
            description.Parameters.Select(parameter => (parameter.Name, parameter.Indexed))
        );
        Assert.Equal(description.Signature.Topic0, description.Topic0);
        var rows = description.Parameters[1].Type;
        Assert.Equal((AbiKind.Array, AbiKind.Tuple), (rows.Kind, rows.Element!.Kind));
        Assert.Equal(["a", ""], rows.Element.Members.Select(member => member.Name));
    }

    [Fact]
    public void Topics_that_do_not_fit_are_named_with_what_was_expected()
    {
        var log = Log(Data());
        var other = EventDescription.Parse("Mixed(address indexed who)");
        Assert.Equal(
            $"2 topics that start with {log.Topic0}, expected 2 that start with {other.Topic0}",
            Assert.Throws<AbiException>(() => other.Decode(log)).Message
        );
        var unindexed = EventDescription.Parse(Declaration.Replace("indexed ", "", StringComparison.Ordinal));
        Assert.Equal(
            $"2 topics that start with {log.Topic0}, expected 1 that start with {log.Topic0}",
            Assert.Throws<AbiException>(() => unindexed.Decode(log)).Message
        );
    }

    [Fact]
    public void An_argument_that_the_event_does_not_have_is_named()
    {
        var decoded = EventDescription.Parse(Declaration).Decode(Log(Data()));
        var error = Assert.Throws<KeyNotFoundException>(() => decoded["staker"]);
        Assert.Equal($"{decoded.Description} has no argument 'staker'", error.Message);
        Assert.Equal(7, decoded.Values.Count);
        Assert.Equal(Someone, decoded[0].Address);
        Assert.Equal("hello", decoded.Values[5].Text);
    }

    [Fact]
    public void Extra_bytes_at_the_end_of_the_data_are_allowed() =>
        Assert.Equal("hello", EventDescription.Parse(Declaration).Decode(Log([.. Data(), 1, 2])).Values[5].Text);

    [Fact]
    public void Indexed_arguments_are_read_from_topics_in_their_order_and_dynamic_ones_as_hashes()
    {
        var description = EventDescription.Parse(
            "E(uint32 indexed a, uint8 b, string indexed text, (bool x) indexed pair)"
        );
        var hash = Hash256.ParseHex("0x5548c837ab068cf56a2c2479df0882a4922fd203edb7517321831d95078c5f62");
        var pair = Hash256.ParseHex("0xa6e96c375cf9afb8f81c28bd9f9d9944367d8ee5e629f0d23e3119a7e7cb3da2");
        var decoded = description.Decode(
            new EvmLog
            {
                Address = Address.Zero,
                Topics =
                [
                    description.Topic0,
                    Hash256.FromBytes(new AbiWriter().Write((UInt256)7u).ToArray()),
                    hash,
                    pair,
                ],
                Data = new AbiWriter().Write((UInt256)9u).ToArray(),
                BlockNumber = 1,
                TransactionHash = Hash256.Zero,
                TransactionIndex = 0,
                LogIndex = 0,
            }
        );
        Assert.Equal((7u, 9u), (decoded["a"].UInt32, decoded["b"].UInt32));
        Assert.Equal((hash, pair), (decoded["text"].Hash, decoded["pair"].Hash));
        Assert.Equal($$"""{"a":"7","b":"9","text":"{{hash}}","pair":"{{pair}}"}""", Json(decoded));
    }
}
