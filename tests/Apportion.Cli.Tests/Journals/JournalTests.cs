using System.Text.RegularExpressions;

namespace Apportion.Cli.Tests.Journals;

/// <summary>Exported journals under the real hledger and Beancount: accepted as they are, refused after a change of one base unit.</summary>
public partial class JournalTests
{
    public static TheoryData<string, string> Exports { get; } =
        new()
        {
            { "rocketpool", "vectors/rocket-pool/pipeline/upstream-mock-withdrawable-epoch-v11.json.gz" },
            { "rocketpool", "samples/rocketpool/interval-4-shape.json.gz" },
            { "eigenlayer", "vectors/eigenlayer/tiny" },
            { "thegraph", "vectors/the-graph/tiny.jsonl.gz" },
            { "livepeer", "vectors/livepeer/tiny.jsonl.gz" },
            { "datahaven", "tests/Apportion.Cli.Tests/Journals/datahaven.facts.jsonl" },
        };

    [AccountingTheory]
    [MemberData(nameof(Exports))]
    public void Hledger_and_Beancount_accept_the_journal_and_all_its_assertions(string protocol, string input)
    {
        using var journal = new Journals(protocol, input);
        Assert.Equal((0, ""), (journal.Hledger(journal.HledgerText), journal.Said));
        Assert.Equal((0, ""), (journal.BeanCheck(journal.BeancountText), journal.Said));
    }

    [AccountingTheory]
    [MemberData(nameof(Exports))]
    public void One_base_unit_in_one_amount_is_refused_by_both(string protocol, string input)
    {
        using var journal = new Journals(protocol, input);
        foreach (var line in Journals.Sample(Journals.Lines(journal.HledgerText, HledgerAmount())))
            Assert.True(
                journal.Hledger(Journals.OneUnitMore(journal.HledgerText, HledgerAmount(), line)) != 0,
                FormattableString.Invariant($"hledger accepts a changed line {line}")
            );
        foreach (var line in Journals.Sample(Journals.Lines(journal.BeancountText, BeancountAmount())))
            Assert.True(
                journal.BeanCheck(Journals.OneUnitMore(journal.BeancountText, BeancountAmount(), line)) != 0,
                FormattableString.Invariant($"bean-check accepts a changed line {line}")
            );
    }

    [AccountingTheory]
    [MemberData(nameof(Exports))]
    public void One_base_unit_in_both_legs_is_refused_by_the_assertions(string protocol, string input)
    {
        using var journal = new Journals(protocol, input);
        var changed = Journals.OneUnitMoreInBothLegs(journal.HledgerText, HledgerAmount());
        Assert.NotEqual(0, journal.Hledger(changed));
        Assert.Contains("balance assertion", journal.Said, StringComparison.OrdinalIgnoreCase);
        changed = Journals.OneUnitMoreInBothLegs(journal.BeancountText, BeancountAmount());
        Assert.NotEqual(0, journal.BeanCheck(changed));
        Assert.Contains("Balance failed", journal.Said, StringComparison.Ordinal);
    }

    [AccountingTheory]
    [MemberData(nameof(Exports))]
    public void Hledger_sums_to_the_same_units_as_the_ledger(string protocol, string input)
    {
        using var journal = new Journals(protocol, input);
        var expected = journal.LedgerSums();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, journal.HledgerSums());
    }

    /// <summary>An amount line: two spaces or more, the account, the amount, the commodity in quotes.</summary>
    [GeneratedRegex(
        "^ +\\S+  (?:0 \"[^\"]+\" = )?(?<amount>-?[0-9.]+) \"(?<commodity>[^\"]+)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex HledgerAmount();

    /// <summary>A leg, or the assertion of a balance.</summary>
    [GeneratedRegex(
        "^(?: +|[0-9-]+ balance )[A-Z]\\S+  (?<amount>-?[0-9.]+) (?:~ 0 )?[A-Z]",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex BeancountAmount();
}
