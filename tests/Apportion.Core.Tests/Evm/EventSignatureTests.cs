using Apportion.Core.Evm;

namespace Apportion.Core.Tests.Evm;

public class EventSignatureTests
{
    [Fact]
    public void The_first_topic_is_the_hash_of_the_signature()
    {
        var transfer = new EventSignature("Transfer(address,address,uint256)");
        Assert.Equal("Transfer", transfer.Name);
        Assert.Equal("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", transfer.Topic0.ToString());
    }

    [Fact]
    public void The_selector_is_the_start_of_the_hash_of_the_signature()
    {
        var selector = FunctionSelector.Of("transfer(address,uint256)");
        Assert.Equal("0xa9059cbb", selector.ToString());
        Assert.Equal(selector, new FunctionSelector([0xa9, 0x05, 0x9c, 0xbb, 0x00]));
        Assert.Throws<AbiException>(() => new FunctionSelector([0xa9, 0x05, 0x9c]));
    }

    [Theory]
    [InlineData("Transfer")]
    [InlineData("(address)")]
    [InlineData("Transfer(address from)")]
    public void Text_that_is_no_canonical_signature_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => new EventSignature(text));

    [Theory]
    [InlineData("")]
    [InlineData("Transfer")]
    [InlineData("(address)")]
    [InlineData("Transfer(address")]
    [InlineData("Transfer(address from)")]
    public void A_refusal_shows_the_text(string text) =>
        Assert.StartsWith(
            $"'{text}' is not a canonical event signature",
            Assert.Throws<ArgumentException>(() => new EventSignature(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_name_may_have_one_letter()
    {
        var signature = new EventSignature("E()");
        Assert.Equal(("E", "E()", "E()"), (signature.Name, signature.Canonical, signature.ToString()));
    }

    [Fact]
    public void A_selector_is_four_bytes_and_no_more()
    {
        Assert.Equal(
            "calldata of 3 bytes has no selector",
            Assert.Throws<AbiException>(() => new FunctionSelector([0xa9, 0x05, 0x9c])).Message
        );
        Span<byte> bytes = stackalloc byte[5];
        new FunctionSelector([0x00, 0x05, 0x9c, 0xbb]).CopyTo(bytes);
        Assert.Equal([0x00, 0x05, 0x9c, 0xbb, 0x00], bytes.ToArray());
        Assert.Equal("0x00059cbb", new FunctionSelector([0x00, 0x05, 0x9c, 0xbb]).ToString());
    }
}
