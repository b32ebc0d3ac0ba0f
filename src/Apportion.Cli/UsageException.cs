using Apportion.Core;

namespace Apportion.Cli;

/// <summary>Options or words that do not go together, or a place that cannot be written to: wrong usage, whatever the input holds.</summary>
internal sealed class UsageException : ApportionException
{
    private UsageException(Finding finding)
        : base(finding) { }

    /// <summary>Says what was given, what was expected and what to do.</summary>
    public static UsageException Of(string code, string where, string expected, string found, string advice) =>
        new(Finding.Malformed(code, where, expected, found, advice));
}
