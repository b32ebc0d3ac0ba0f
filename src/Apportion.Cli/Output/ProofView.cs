using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.Cli.Output;

/// <summary>An amount inside a leaf.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Amount">Base units.</param>
internal sealed record ProvenAmount(string Name, Asset Asset, string Amount);

/// <summary>One leaf and its proof.</summary>
/// <param name="Period">What it is a claim for, e.g. <c>interval mainnet 51</c>.</param>
/// <param name="Root">The root that commits to it.</param>
/// <param name="Leaf">Hash of the leaf.</param>
/// <param name="LeafIndex">Position of the leaf; null where the contract does not ask for it.</param>
/// <param name="Amounts">What the leaf gives.</param>
/// <param name="Proof">Siblings from the leaf up.</param>
/// <param name="Facts">What else the leaf or the proof holds.</param>
internal sealed record ProvenLeaf(
    string Period,
    Hash256 Root,
    Hash256 Leaf,
    long? LeafIndex,
    IReadOnlyList<ProvenAmount> Amounts,
    IReadOnlyList<Hash256> Proof,
    IReadOnlyList<KeyValuePair<string, string>> Facts
);

/// <summary>A call that can be signed and sent with a wallet of the user's own; nothing here does.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="To">The contract; null if the inputs do not name it.</param>
/// <param name="Data">Calldata.</param>
internal sealed record UnsignedCall(string Function, Address? To, ReadOnlyMemory<byte> Data);

/// <summary>The result of <c>prove</c>: leaves with their proofs, and unsigned calls.</summary>
internal sealed class ProofView : IResultView
{
    /// <summary>The protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>Whose leaves.</summary>
    public required Address Account { get; init; }

    /// <summary>Who is paid by the calls; null if the contract pays the account or decides itself.</summary>
    public Address? Recipient { get; init; }

    /// <summary>The leaves.</summary>
    public required IReadOnlyList<ProvenLeaf> Leaves { get; init; }

    /// <summary>The calls.</summary>
    public IReadOnlyList<UnsignedCall> Calls { get; init; } = [];

    /// <summary>What was found on the way.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Decides the exit code.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Writes a further member <c>claim</c> with the names of the contract's own types; null for none.</summary>
    public Action<Utf8JsonWriter>? WriteClaim { get; init; }

    public string Schema => "apportion/prove/1";

    public void WriteText(TextOutput output)
    {
        output.Line($"{Protocol}: {Account}");
        foreach (var leaf in Leaves)
        {
            output.Line(leaf.Period);
            foreach (var (name, asset, amount) in leaf.Amounts)
                output.Line($"  {name, -24} {new ResultColumn(name, name, asset).Display(amount)} {asset.Id}");
            FactOutput.WriteText(output, leaf.Facts);
            output.Line($"  {"root", -24} {leaf.Root}");
            output.Line($"  {"leaf", -24} {leaf.Leaf}{Index(leaf)}");
            foreach (var sibling in leaf.Proof)
                output.Line($"  {"proof", -24} {sibling}");
        }
        if (Recipient is { } recipient)
            output.Line($"{"recipient", -14} {recipient}");
        foreach (var contract in Calls.Select(call => call.To).OfType<Address>().Distinct())
            output.Line($"{"to", -14} {contract}");
        foreach (var call in Calls)
            output.Line($"{call.Function, -14} {Hex(call.Data)}");
        FindingOutput.WriteText(output, Findings);
    }

    private static string Index(ProvenLeaf leaf) =>
        leaf.LeafIndex is { } index ? string.Create(CultureInfo.InvariantCulture, $", number {index}") : "";

    private static string Hex(ReadOnlyMemory<byte> data) => $"0x{Convert.ToHexStringLower(data.Span)}";

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, Protocol, Verdict);
        writer.WriteString("account", Account.ToString());
        writer.WriteString("recipient", Recipient?.ToString());
        writer.WriteStartArray("leaves");
        foreach (var leaf in Leaves)
            WriteJson(writer, leaf);
        writer.WriteEndArray();
        writer.WriteStartArray("calls");
        foreach (var call in Calls)
        {
            writer.WriteStartObject();
            writer.WriteString("function", call.Function);
            writer.WriteString("to", call.To?.ToString());
            writer.WriteString("data", Hex(call.Data));
            writer.WriteString("value", "0");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (WriteClaim is not null)
        {
            writer.WritePropertyName("claim");
            WriteClaim(writer);
        }
        FindingOutput.WriteJson(writer, Findings);
    }

    private static void WriteJson(Utf8JsonWriter writer, ProvenLeaf leaf)
    {
        writer.WriteStartObject();
        writer.WriteString("period", leaf.Period);
        writer.WriteStartArray("amounts");
        foreach (var (name, asset, amount) in leaf.Amounts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("asset", asset.Id);
            writer.WriteString("amount", amount);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        FactOutput.WriteJson(writer, leaf.Facts);
        writer.WriteString("root", leaf.Root.ToString());
        writer.WriteString("leaf", leaf.Leaf.ToString());
        writer.WriteString("leafIndex", leaf.LeafIndex?.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartArray("proof");
        foreach (var sibling in leaf.Proof)
            writer.WriteStringValue(sibling.ToString());
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
