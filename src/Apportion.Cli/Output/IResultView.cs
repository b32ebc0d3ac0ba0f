using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>A result that can be shown as text and as one JSON document.</summary>
internal interface IResultView
{
    /// <summary>Name and version of the JSON shape, e.g. <c>apportion/verify/1</c>; null if the shape has no such field.</summary>
    string? Schema { get; }

    /// <summary>Decides the exit code.</summary>
    Verdict Verdict { get; }

    /// <summary>For people.</summary>
    void WriteText(TextOutput output);

    /// <summary>For programs: the members of the one object, after <c>schema</c>. Amounts are decimal strings in base units.</summary>
    void WriteJson(Utf8JsonWriter writer);
}
