using Apportion.Core;

namespace Apportion.Cli.Bundle;

/// <summary>
/// What a bundle may run: a command that only reads, and only inside the bundle. A bundle comes from strangers, so verifying one
/// must not write a file, run a bundle in a bundle, or take words from a file.
/// </summary>
internal static class BundledCommand
{
    private static readonly string[] Writing = ["--out", "-o", "--save"];

    /// <summary>Refuses every other command.</summary>
    /// <exception cref="ApportionException">The command may do more than read the bundle.</exception>
    public static void Check(IReadOnlyList<string> command, string where)
    {
        if (command is ["bundle", ..])
            throw Refused(where, "a command other than bundle", string.Join(' ', command));
        foreach (var word in command)
        {
            // Livepeer saves its state where it read it; Rocket Pool's option of that name only reads.
            if (Writing.Any(option => Names(option, word)) || (command[0] == "livepeer" && Names("--state", word)))
                throw Refused(where, "a command that writes no file", word);
            if (word.StartsWith('@'))
                throw Refused(where, "every word of the command written out", word);
            if (LeadsOutside(word))
                throw Refused(where, "paths inside the bundle", word);
        }
    }

    // --out=x, --out:x and -ox are one word each.
    private static bool Names(string option, string word) =>
        word == option
        || word.StartsWith(option + "=", StringComparison.Ordinal)
        || word.StartsWith(option + ":", StringComparison.Ordinal)
        || (option.Length == 2 && word.StartsWith(option, StringComparison.Ordinal));

    private static bool LeadsOutside(string word)
    {
        var path = word.StartsWith('-') ? word[(word.AsSpan().IndexOfAny('=', ':') + 1)..] : word;
        return Path.IsPathRooted(path) || path.Split('/', '\\').Contains("..");
    }

    private static ApportionException Refused(string where, string expected, string found) =>
        UsageException.Of(
            "bundle.command",
            where,
            expected,
            found,
            "A bundle keeps a command that reads its own files and prints a result"
        );
}
