using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>
/// A result of its own shape: lines for people and a writer for programs, e.g. proofs and calldata. Use one of the other
/// views wherever it fits, so that a verb looks the same for all protocols.
/// </summary>
internal sealed class FactsView(
    string schema,
    string? protocol,
    Verdict verdict,
    Action<TextOutput> text,
    Action<Utf8JsonWriter> json
) : IResultView
{
    public string Schema => schema;

    public Verdict Verdict => verdict;

    public void WriteText(TextOutput output) => text(output);

    public void WriteJson(Utf8JsonWriter writer)
    {
        if (protocol is not null)
            FactOutput.WriteHead(writer, protocol, verdict);
        json(writer);
    }
}
