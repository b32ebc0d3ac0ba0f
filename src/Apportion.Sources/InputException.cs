using Apportion.Core;

namespace Apportion.Sources;

/// <summary>
/// An input that could not be opened or read. Its finding says which one, what was found, what was expected and what
/// to do; the finding's kind decides the exit code (missing 3, malformed 4, unsupported 5).
/// </summary>
public sealed class InputException : ApportionException
{
    /// <summary>Describes a failed input.</summary>
    /// <param name="code">Stable dotted code, e.g. <c>input.too-large</c>.</param>
    /// <param name="kind">Incomplete for a missing or unreadable input, Malformed or Unsupported.</param>
    /// <param name="path">The input as the user named it; <c>-</c> is standard input.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="advice">What the user can do about it, a clause without full stop.</param>
    /// <param name="inner">The failure underneath, when there is one.</param>
    public InputException(
        string code,
        FindingKind kind,
        string path,
        string found,
        string expected,
        string advice,
        Exception? inner = null
    )
        : base(new Finding(code, path, expected, found, null, advice, kind), inner) { }

    /// <summary>Stable dotted code, e.g. <c>input.not-found</c>.</summary>
    public string Code => Finding.Code;
}
