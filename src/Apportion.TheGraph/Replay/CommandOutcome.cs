using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Replay;

/// <summary>What came of one command.</summary>
/// <param name="RevertReason">Null if it succeeded, else the require's text or the custom error's name.</param>
/// <param name="RevertText">The reason with the error's arguments, or null.</param>
/// <param name="Logs">Predicted logs in order; empty after a revert or if none were wanted.</param>
public readonly record struct CommandOutcome(string? RevertReason, string? RevertText, IReadOnlyList<ContractLog> Logs)
{
    /// <summary>True unless it reverted.</summary>
    public bool Succeeded => RevertReason is null;
}
