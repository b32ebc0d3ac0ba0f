namespace Apportion.Sources;

/// <summary>An input could not be opened or read. Says which one, what was found, what was expected and what to do.</summary>
public sealed class InputException : Exception
{
    /// <summary>Describes a failed input.</summary>
    /// <param name="code">Stable dotted code, e.g. <c>input.too-large</c>.</param>
    /// <param name="failure">The kind of failure, which decides the exit code.</param>
    /// <param name="path">The input as the user named it; <c>-</c> is standard input.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="advice">What the user can do about it.</param>
    /// <param name="inner">The failure underneath, when there is one.</param>
    public InputException(
        string code,
        InputFailure failure,
        string path,
        string found,
        string expected,
        string advice,
        Exception? inner = null
    )
        : base($"{path}: found {found}, expected {expected}. {advice}", inner)
    {
        Code = code;
        Failure = failure;
        Path = path;
        Found = found;
        Expected = expected;
        Advice = advice;
    }

    /// <summary>Stable dotted code, e.g. <c>input.not-found</c>.</summary>
    public string Code { get; }

    /// <summary>The kind of failure.</summary>
    public InputFailure Failure { get; }

    /// <summary>The input as the user named it; <c>-</c> is standard input.</summary>
    public string Path { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected instead.</summary>
    public string Expected { get; }

    /// <summary>What the user can do about it.</summary>
    public string Advice { get; }

    /// <summary>The exit code of a program that stops here: 3, 4 or 5.</summary>
    public int ExitCode =>
        Failure switch
        {
            InputFailure.Missing => 3,
            InputFailure.Malformed => 4,
            _ => 5,
        };
}
