using System.CommandLine;
using System.Globalization;
using Apportion.Sources;

namespace Apportion.Cli;

/// <summary>Options that every command takes. Each call makes new ones: a symbol remembers every command it was ever added to.</summary>
internal static class GlobalOptions
{
    public const string JsonName = "--json";
    public const string ThreadsName = "--threads";
    public const string MaxInputName = "--max-input";

    public static Option<bool> Json() =>
        new(JsonName) { Description = "Print one JSON document instead of text.", Recursive = true };

    public static Option<int> Threads()
    {
        var option = new Option<int>(ThreadsName)
        {
            Description = "Threads to use; results never depend on it.",
            Recursive = true,
            DefaultValueFactory = _ => Environment.ProcessorCount,
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count < 1)
                    result.AddError($"{ThreadsName}: expected a whole number from 1, found \"{token.Value}\"");
        });
        return option;
    }

    public static Option<long> MaxInput() =>
        new(MaxInputName)
        {
            Description = "Most bytes one input may have after decompression (512M, 4G, 1GiB). Default 4G.",
            Recursive = true,
            DefaultValueFactory = _ => InputOptions.DefaultMaxBytes,
            CustomParser = Bytes,
            HelpName = "BYTES",
        };

    private static long Bytes(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var size = text.ToUpperInvariant();
        // 4G, 4GB and 4GiB are the same: powers of 1024.
        if (size is [.., 'K' or 'M' or 'G' or 'T', 'I', 'B'])
            size = size[..^2];
        else if (size is [.., 'K' or 'M' or 'G' or 'T', 'B'])
            size = size[..^1];
        var shift = size.Length > 0 ? "KMGT".IndexOf(size[^1], StringComparison.Ordinal) : -1;
        var digits = shift >= 0 ? size[..^1] : size;
        if (
            long.TryParse(digits, System.Globalization.NumberStyles.None, null, out var count)
            && count > 0
            && count <= long.MaxValue >> (10 * (shift + 1))
        )
            return count << (10 * (shift + 1));
        result.AddError($"--max-input: expected a number of bytes such as 512M or 4G, found \"{text}\"");
        return 0;
    }
}
