using Apportion.Core;
using Apportion.DataHaven.Numbers;
using Apportion.DataHaven.Stages;
using static Apportion.DataHaven.Tests.FactLines;

namespace Apportion.DataHaven.Tests;

/// <summary>The traps of section 15 that concern slashes, from facts.</summary>
public sealed class SlashTrapTests
{
    private const string Start = """{"fact":"eraStart","era":0,"session":0,"whitelisted":[]}""";

    private static string Report(string offenders, string slot) =>
        $$"""{"fact":"offenceReport","kind":"babe","session":0,"timeSlot":"{{slot}}","validators":10,"offenders":[{{offenders}}]}""";

    [Fact]
    public void A_larger_offence_in_the_same_era_makes_a_second_whole_slash()
    {
        var result = Run($"{Chain}\n{Start}\n{Report($"\"{A}\"", "1")}\n{Report($"\"{A}\",\"{B}\"", "2")}");
        // (3/10)^2 = 9 %, then (6/10)^2 = 36 %.
        Assert.Equal(
            [90_000_000u, 360_000_000u, 360_000_000u],
            result.Slashes.Slashes[1].Select(slash => slash.Percentage.Parts)
        );
    }

    [Fact]
    public void Earlier_concurrent_offenders_are_not_escalated_once_their_kind_was_taken()
    {
        var result = Run($"{Chain}\n{Start}\n{Report($"\"{A}\"", "1")}\n{Report($"\"{B}\"", "1")}");
        Assert.Equal(
            [(Address.Parse(A), 90_000_000u), (Address.Parse(B), 360_000_000u)],
            result.Slashes.Slashes[1].Select(slash => (slash.Validator, slash.Percentage.Parts))
        );
    }

    [Fact]
    public void Before_kinds_were_recorded_earlier_offenders_are_escalated()
    {
        var lines = $"{Chain}\n{Start}\n{Report($"\"{A}\"", "1")}\n{Report($"\"{B}\"", "1")}";
        var result = Run(lines, new ReplayOptions { Ruleset = Rulesets.Models.M3 });
        Assert.Equal(3, result.Slashes.Slashes[1].Count);
    }

    [Fact]
    public void Cancelling_does_not_reset_the_largest_fraction()
    {
        var cancel = """{"fact":"cancelDeferredSlash","era":1,"indices":[0]}""";
        var result = Run($"{Chain}\n{Start}\n{Report($"\"{A}\"", "1")}\n{cancel}\n{Report($"\"{A}\"", "2")}");
        Assert.Empty(result.Slashes.Slashes[1]);
        Assert.Equal(Perbill.FromPercent(9), result.Slashes.Largest[(0, Address.Parse(A))]);
    }

    [Fact]
    public void Six_slashes_of_one_message_never_pass_the_size_limit()
    {
        var offenders = string.Join(
            ',',
            Enumerable.Range(1, 6).Select(i => FormattableString.Invariant($"\"0x{i:x40}\""))
        );
        var result = Run(
            $"{Chain}\n{Start}\n{Report(offenders, "1")}\n{{\"fact\":\"eraEnd\",\"era\":0}}\n{{\"fact\":\"eraStart\",\"era\":1}}\n{{\"fact\":\"initialize\"}}\n{{\"fact\":\"initialize\"}}"
        );
        Assert.Equal(
            [SendFailure.TooLarge, SendFailure.TooLarge],
            result.SlashMessages.Select(message => message.Failure)
        );
        Assert.Single(result.Slashes.Unsent.Entries);
    }

    [Fact]
    public void A_disabled_pallet_keeps_the_kinds_it_was_told()
    {
        var result = Run(
            $"{Chain}\n{Start}\n{{\"fact\":\"setSlashingMode\",\"mode\":\"Disabled\"}}\n{Report($"\"{A}\"", "1")}"
        );
        Assert.Empty(result.Slashes.Slashes);
        Assert.Single(result.Slashes.PendingKinds);
    }
}
