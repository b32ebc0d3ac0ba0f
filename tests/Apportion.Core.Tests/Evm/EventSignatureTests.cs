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
}
