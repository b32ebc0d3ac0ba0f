using System.Text;
using Apportion.Core.Evm;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Commitment;

/// <summary>A slash as a message states it.</summary>
/// <param name="Validator">The validator's DataHaven account.</param>
/// <param name="Wad">Fraction of 10^18.</param>
/// <param name="Description">The offence in words.</param>
public readonly record struct SlashRequest(Address Validator, UInt128 Wad, string Description);

/// <summary>The <c>slashValidatorsOperator</c> message. Source: spec datahaven section 13.9.</summary>
public static class SlashesMessage
{
    private const ulong Gas = 1_000_000;
    private const ulong ConstantWad = 10_000_000_000_000_000;
    private const string ConstantDescription = "Slashing validator";

    /// <summary>Selector of <c>slashValidatorsOperator</c>.</summary>
    public static FunctionSelector Selector { get; } =
        FunctionSelector.Of("slashValidatorsOperator((address,address[],uint256[],string)[])");

    /// <summary>The wad of a fraction: the fraction of the largest wad, rounded down, with a product that saturates at 128 bits.</summary>
    public static UInt128 Wad(Perbill fraction, UInt128 maxSlashWad) =>
        UInt128.Min(maxSlashWad, Saturating.Multiply((UInt128)fraction.Parts, maxSlashWad) / Perbill.Accuracy);

    /// <summary>A slash as a message of a ruleset states it.</summary>
    public static SlashRequest Request(Slash slash, SlashMessageRule rule, UInt128 maxSlashWad) =>
        rule == SlashMessageRule.FractionOfMaximum
            ? new SlashRequest(slash.Validator, Wad(slash.Percentage, maxSlashWad), slash.Kind)
            : new SlashRequest(slash.Validator, ConstantWad, ConstantDescription);

    /// <summary>Calldata for requests over the configured strategies, ascending; zero addresses stay in.</summary>
    public static byte[] Calldata(IReadOnlyList<SlashRequest> requests, IEnumerable<Address> strategies)
    {
        var ascending = strategies.Order().ToList();
        var elements = new AbiWriter();
        foreach (var request in requests)
            elements.WriteTuple(
                new AbiWriter()
                    .Write(request.Validator)
                    .WriteArray(ascending, (writer, strategy) => writer.Write(strategy))
                    .WriteArray(ascending, (writer, _) => writer.Write((UInt256)request.Wad))
                    .WriteString(request.Description)
            );
        return new AbiWriter().WriteArray(requests.Count, elements).ToCalldata(Selector);
    }

    /// <summary>The message with the parameters of this moment.</summary>
    public static OutboundMessage Build(
        uint era,
        IReadOnlyList<SlashRequest> requests,
        SlashMessageRule rule,
        RuntimeParameters parameters
    ) =>
        new(
            parameters.ServiceManager,
            rule == SlashMessageRule.Empty
                ? []
                : Calldata(requests, parameters.Strategies.Select(strategy => strategy.Strategy)),
            Gas,
            OutboundMessage.IdOf(era),
            parameters.AgentOrigin
        );

    /// <summary>Length of the calldata of slashes whose descriptions have the given lengths in bytes.</summary>
    public static int CalldataLength(int strategies, IEnumerable<int> descriptionBytes) =>
        68 + descriptionBytes.Sum(bytes => 256 + 64 * strategies + 32 * ((bytes + 31) / 32));

    /// <summary>Bytes of a description.</summary>
    public static int BytesOf(string description) => Encoding.UTF8.GetByteCount(description);
}
