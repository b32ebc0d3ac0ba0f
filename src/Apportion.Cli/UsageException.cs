using Apportion.Core;

namespace Apportion.Cli;

/// <summary>Options or words that do not go together, or a place that cannot be written to: wrong usage, whatever the input holds.</summary>
internal sealed class UsageException : ApportionException
{
    private UsageException(Finding finding, Exception? inner = null)
        : base(finding, inner) { }

    /// <summary>Says what was given, what was expected and what to do.</summary>
    public static UsageException Of(string code, string where, string expected, string? found, string advice) =>
        new(Finding.Malformed(code, where, expected, found, advice));

    /// <summary>Reads the value of an option: what is wrong with it is told as the option's.</summary>
    /// <param name="option">The option, for example <c>--set</c>.</param>
    /// <param name="read">The reader; what it does not find in the input stays what it is.</param>
    public static T In<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ApportionException e) when (e.Finding.Kind == FindingKind.Malformed)
        {
            throw new UsageException(e.Finding with { Where = $"{option}, {e.Finding.Where}" }, e);
        }
    }

    /// <inheritdoc cref="In{T}"/>
    public static void In(string option, Action read) =>
        In(
            option,
            () =>
            {
                read();
                return true;
            }
        );

    /// <summary>Whether an error is one of usage: said to be, or a value that cannot be read and whose place is an option.</summary>
    public static bool Is(ApportionException error) =>
        error is UsageException
        || (
            error.Finding.Kind == FindingKind.Malformed
            && error.Finding.Where.StartsWith("--", StringComparison.Ordinal)
        );
}
