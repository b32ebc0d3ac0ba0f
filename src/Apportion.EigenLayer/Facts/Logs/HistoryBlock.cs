using System.Text.Json;
using Apportion.Core.Evm;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>One block of a recorded history.</summary>
/// <param name="Header">Number, hash and time.</param>
/// <param name="Logs">Its logs.</param>
/// <param name="Record">The whole line, with <c>decoded</c> and <c>views</c> where they were recorded.</param>
public sealed record HistoryBlock(Block Header, IReadOnlyList<EvmLog> Logs, JsonElement Record)
{
    /// <summary>What the contracts answered at the end of the block; null if that was not recorded.</summary>
    public JsonElement? Views =>
        Record.TryGetProperty("views", out var views) && views.ValueKind == JsonValueKind.Object ? views : null;
}
