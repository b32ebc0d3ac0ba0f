namespace Apportion.Core.Evm;

/// <summary>The one shape of errors in log files.</summary>
internal static class EvmLogError
{
    /// <summary>Code of the finding.</summary>
    public const string Code = "evm.log";

    /// <summary>What to do if nothing better is known.</summary>
    public const string Advice = "Write one eth_getLogs record a line, unchanged as the node gave it.";

    /// <summary>Names place, field, what was found and what was expected.</summary>
    public static ApportionException Bad(
        string where,
        string field,
        string found,
        string expected,
        string advice = Advice,
        Exception? cause = null
    ) =>
        ApportionException.Malformed(
            Code,
            field.Length == 0 ? where : $"{where}: {field}",
            expected,
            found.Length <= 100 ? found : $"{found[..97]}...",
            advice,
            cause
        );
}
