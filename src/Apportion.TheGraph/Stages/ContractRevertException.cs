namespace Apportion.TheGraph.Stages;

/// <summary>
/// A contract refuses: the whole command is undone. Thrown inside the engine and turned into an outcome at its edge.
/// </summary>
internal sealed class ContractRevertException : Exception
{
    public ContractRevertException(string reason, string? arguments = null)
        : base(arguments is null ? reason : $"{reason}({arguments})") => Reason = reason;

    /// <summary>The text of a require, or the name of a custom error, or <c>empty</c>.</summary>
    public string Reason { get; }
}
