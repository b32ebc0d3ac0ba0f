using System.Text;
using Apportion.Core.Evm;

namespace Apportion.Core.Tests.Evm;

public class ContractAddressesTests
{
    private const string One = "0x0000000000000000000000000000000000000001";
    private const string Two = "0x0000000000000000000000000000000000000002";

    private enum Role
    {
        Bank,
        Mint,
    }

    [Fact]
    public void Roles_have_one_address_or_several_and_other_names_are_passed_over() =>
        Assert.Equal(
            [(Role.Mint, Address.Parse(One)), (Role.Mint, Address.Parse(Two))],
            Read($$"""{"Mint":["{{One}}","{{Two}}"],"1":"{{One}}","deployer":7}""", Role.Mint)
        );

    [Fact]
    public void Missing_roles_are_all_named()
    {
        var error = Assert.Throws<ApportionException>(() => Read("{}", Role.Mint, Role.Bank));
        Assert.Equal((FindingKind.Incomplete, "book.json"), (error.Finding.Kind, error.Finding.Where));
        Assert.Equal("the addresses of Bank, Mint", error.Finding.Expected);
    }

    [Fact]
    public void Every_message_says_what_to_do()
    {
        var missing = Assert.Throws<ApportionException>(() => Read("{}", Role.Mint)).Finding;
        Assert.Equal(
            "Add them to the object, role to address; names are those of the protocol's contracts, letter by letter",
            missing.Advice
        );
        var twice = Assert.Throws<ApportionException>(() => Read($$"""{"Mint":"{{One}}","Bank":"{{One}}"}""")).Finding;
        Assert.Equal(("book.json", $"{One} more than once"), (twice.Where, twice.Actual));
        Assert.Equal("a JSON object, role to address, such as {\"Mint\": \"0x…\"}", twice.Expected);
        Assert.Equal("Name each contract once, with its address as 0x and 40 hex digits", twice.Advice);
    }

    [Theory]
    [InlineData("[]", "a JSON Array")]
    [InlineData("{\n1", "'1' is an invalid start of a property name. Expected a '\"' (line 2, byte 1)")]
    public void What_is_wrong_with_the_text_is_said_with_its_place(string text, string found) =>
        Assert.Equal(found, Assert.Throws<ApportionException>(() => Read(text)).Finding.Actual);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"Mint\":7}")]
    [InlineData("{\"Mint\":[\"0x12\"]}")]
    [InlineData($"{{\"Mint\":\"{One}\",\"Bank\":\"{One}\"}}")]
    public void Another_shape_is_malformed(string text)
    {
        var error = Assert.Throws<ApportionException>(() => Read(text));
        Assert.Equal((FindingKind.Malformed, "contracts.malformed"), (error.Finding.Kind, error.Finding.Code));
    }

    [Fact]
    public void A_wrong_address_is_named_with_its_role() =>
        Assert.Equal(
            "Mint: \"0x12\"",
            Assert.Throws<ApportionException>(() => Read("{\"Mint\":\"0x12\"}")).Finding.Actual
        );

    private static IReadOnlyList<(Role Role, Address Address)> Read(string text, params Role[] required)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ContractAddresses.Read<Role>(stream, "book.json", required);
    }
}
