using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.DataHaven;
using Apportion.DataHaven.Facts;

namespace Apportion.Cli.DataHaven;

/// <summary><c>apportion datahaven simulate</c>: other weights, cap, uptime, whitelist or expected blocks, against the unchanged result.</summary>
internal static class SimulateCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new FactsInput();
        var set = CommonOptions.Set();
        var uptime = new Option<string[]>("--uptime")
        {
            Description = "A validator authors only so many percent of its blocks; may be given several times.",
            HelpName = "0x...=PERCENT",
        };
        var whitelist = new Option<string[]>("--whitelist")
        {
            Description =
                "Validators whitelisted throughout, instead of the recorded ones; may be given several times.",
            HelpName = "0x...",
        };
        var expected = new Option<uint?>("--expected-blocks")
        {
            Description = "Blocks an era is expected to have.",
            HelpName = "N",
        };
        return CommandExtensions
            .Verb(
                "simulate",
                "Replay with changed parameters (--set, e.g. livenessWeight in parts of 10^9), uptime, whitelist or expected blocks.",
                "apportion datahaven simulate facts.jsonl --set livenessWeight=200000000 --uptime 0x...=80"
            )
            .With(input.Symbols)
            .With(set, uptime, whitelist, expected)
            .Does(
                host,
                run =>
                    Run(
                        run,
                        input,
                        run.Value(set) ?? [],
                        new ReplayOptions
                        {
                            UptimePercent = Uptime(run.Value(uptime) ?? []),
                            Whitelist = Whitelist(run.Value(whitelist) ?? []),
                            Constants = run.Value(expected) is { } blocks
                                ? constants => constants with { ExpectedBlocks = blocks }
                                : null,
                        }
                    )
            );
    }

    private static int Run(Invocation run, FactsInput input, string[] changes, ReplayOptions options)
    {
        var ruleset = input.Ruleset(run);
        var (facts, findings) = input.Read(run);
        var before = DataHavenEngine.Run(facts, new ReplayOptions { Ruleset = ruleset }, findings);
        if (changes.Length > 0)
            options = options with { Parameters = ParameterChanges.Parse(Json(changes), "--set") };
        var after = DataHavenEngine.Run(facts, options with { Ruleset = ruleset }, findings);
        var comparison = DiffCommand.Compare("as recorded", before, "simulated", after, DifferenceCause.Amount);
        return run.Show(new ComparisonView("simulate", "datahaven", comparison, Verdict.Match));
    }

    private static string Json(string[] changes)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            foreach (var change in changes)
            {
                var (name, value) = FactsInput.Pair("--set", change);
                writer.WriteString(name, value);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static Dictionary<Address, uint> Uptime(string[] entries)
    {
        var uptime = new Dictionary<Address, uint>();
        foreach (var entry in entries)
        {
            var (validator, text) = FactsInput.Pair("--uptime", entry);
            if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent > 100)
                throw ApportionException.Malformed(
                    "datahaven.option",
                    "--uptime",
                    "0 to 100 percent",
                    text,
                    "e.g. 0x...=80"
                );
            uptime[ValidatorOptions.Parse(validator)] = percent;
        }
        return uptime;
    }

    private static HashSet<Address>? Whitelist(string[] entries) =>
        entries.Length == 0 ? null : [.. entries.Select(ValidatorOptions.Parse)];
}
