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
}
