using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Custody;

/// <summary>Which Ethereum operator stands behind a DataHaven account: the service manager's mapping.</summary>
internal sealed class OperatorMap
{
    private readonly Dictionary<Address, Address> _operators = [];

    /// <summary>The operator of an account; null if the service manager maps it to none.</summary>
    public Address? Find(Address account) => _operators.TryGetValue(account, out var found) ? found : null;

    /// <summary>Reads lines of DataHaven account, comma, Ethereum operator; a first line without addresses is a header.</summary>
    public static OperatorMap Read(string path, InputOptions options)
    {
        var map = new OperatorMap();
        using var reader = new StreamReader(new InputFile(path).Open(options));
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length == 0)
                continue;
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (
                cells.Length == 2
                && Address.TryParse(cells[0], out var account)
                && Address.TryParse(cells[1], out var to)
            )
            {
                if (!map._operators.TryAdd(account, to))
                    throw Wrong(path, number, "every account once", line, "keep one line of the account");
            }
            else if (number > 1)
            {
                throw Wrong(path, number, "DataHaven account, comma, Ethereum operator", line, "write one pair a line");
            }
        }
        return map;
    }

    private static ApportionException Wrong(string path, int number, string expected, string found, string advice) =>
        ApportionException.Malformed(
            "custody.operators",
            FormattableString.Invariant($"{path}:{number}"),
            expected,
            found,
            advice
        );
}
