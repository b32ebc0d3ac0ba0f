using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Journals;

/// <summary>The exports of one computation, and the programs that read them.</summary>
internal sealed class Journals : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _protocol;
    private readonly string _csv;

    public Journals(string protocol, string input)
    {
        _protocol = protocol;
        HledgerText = Export("hledger");
        BeancountText = Export("beancount");
        _csv = Export("csv");

        string Export(string format)
        {
            var run = ProgramRun.Of(protocol, "export", Repository.At(input), "--format", format);
            Assert.Equal(0, run.ExitCode);
            return run.Out;
        }
    }

    public string HledgerText { get; }

    public string BeancountText { get; }

    /// <summary>What the last program said.</summary>
    public string Said { get; private set; } = "";

    public int Hledger(string text) => Run(AccountingTool.Hledger, text, "-f", "", "check");

    public int BeanCheck(string text) => Run(AccountingTool.BeanCheck, text, "");

    /// <summary>Numbers of the lines that carry an amount.</summary>
    public static IReadOnlyList<int> Lines(string text, Regex amount) => [.. Enumerable.Range(0, amount.Count(text))];

    /// <summary>The first, the last, and two between: a process each, so not all.</summary>
    public static IEnumerable<int> Sample(IReadOnlyList<int> all) =>
        Enumerable.Range(0, 4).Select(part => all[(int)((long)(all.Count - 1) * part / 3)]).Distinct();

    /// <summary>The journal with one base unit more in its n-th amount.</summary>
    public static string OneUnitMore(string text, Regex amount, int n)
    {
        var found = amount.Matches(text)[n];
        return Replace(text, found.Groups["amount"], More(text, found, 1));
    }

    /// <summary>The journal with one base unit more in the first leg and one less in the second, which balances.</summary>
    public static string OneUnitMoreInBothLegs(string text, Regex amount)
    {
        var changed = OneUnitMore(text, amount, 0);
        var second = amount.Matches(changed)[1];
        return Replace(changed, second.Groups["amount"], More(changed, second, -1));
    }

    private static string Replace(string text, Group place, string by) =>
        text[..place.Index] + by + text[(place.Index + place.Length)..];

    /// <summary>Base units by account (as hledger names it) and asset, from the rows of the ledger.</summary>
    public SortedDictionary<string, BigInteger> LedgerSums()
    {
        var sums = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var row in _csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = row.Split(',');
            Assert.True(cells.Length == 10, row);
            var (account, asset, reason, kind) = (cells[4], cells[5], cells[7], cells[8]);
            var amount = BigInteger.Parse(cells[9], CultureInfo.InvariantCulture);
            var root = kind is "Dust" or "Dropped" ? "expenses" : "assets";
            Add($"{root}:{_protocol}:{account} {asset}".ToLowerInvariant(), amount);
            Add($"income:{_protocol}:{reason.Replace('.', ':')} {asset}".ToLowerInvariant(), -amount);
        }
        return sums;

        void Add(string key, BigInteger amount)
        {
            if (amount.IsZero)
                return;
            sums[key] = sums.GetValueOrDefault(key) + amount;
        }
    }

    /// <summary>The same, as hledger sums the journal.</summary>
    public SortedDictionary<string, BigInteger> HledgerSums()
    {
        var decimals = _csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row.Split(','))
            .DistinctBy(cells => cells[5])
            .ToDictionary(cells => cells[5], cells => int.Parse(cells[6], CultureInfo.InvariantCulture));
        Assert.Equal(
            0,
            Run(
                AccountingTool.Hledger,
                HledgerText,
                "-f",
                "",
                "balance",
                "--flat",
                "--no-total",
                "--layout",
                "bare",
                "-O",
                "csv"
            )
        );
        var sums = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var row in Said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = row[1..^1].Split("\",\"");
            var (whole, fraction) = cells[2].Split('.') is [var left, var right] ? (left, right) : (cells[2], "");
            var places = decimals[cells[1]];
            Assert.True(fraction.Length <= places, row);
            sums[$"{cells[0]} {cells[1]}".ToLowerInvariant()] = BigInteger.Parse(
                whole + fraction.PadRight(places, '0'),
                CultureInfo.InvariantCulture
            );
        }
        return sums;
    }

    public void Dispose() => _folder.Dispose();

    private int Run(string program, string text, params string[] arguments)
    {
        var path = _folder.Write("journal", text);
        var (code, output, error) = AccountingTool.Run(
            program,
            [.. arguments.Select(argument => argument.Length == 0 ? path : argument)]
        );
        Said = output + error;
        return code;
    }

    /// <summary>An amount with some base units more. hledger's directive says how many decimals they are; Beancount's amounts carry all.</summary>
    private static string More(string text, Match found, int units)
    {
        var amount = found.Groups["amount"].Value;
        var (whole, fraction) = amount.Split('.') is [var left, var right] ? (left, right) : (amount, "");
        var directive = Regex.Match(
            text,
            $"^commodity 1000\\.(0*) \"{found.Groups["commodity"].Value}\"",
            RegexOptions.Multiline,
            TimeSpan.FromSeconds(10)
        );
        var decimals = directive.Success ? directive.Groups[1].Length : fraction.Length;
        var value = BigInteger.Parse(whole + fraction.PadRight(decimals, '0'), CultureInfo.InvariantCulture) + units;
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = value.Sign < 0 ? "-" : "";
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }
}
