using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Apportion.Core;
using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Reports.Simulation;
using Apportion.Livepeer.State;

namespace Apportion.Cli.Livepeer;

/// <summary>Options whose values are addresses, rounds, cuts or moves; a value of another shape is wrong usage.</summary>
internal static class LivepeerValues
{
    /// <summary>An address.</summary>
    public static Option<Address?> Account(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "0x...",
            CustomParser = result =>
                Address.TryParse(Text(result), out var address)
                    ? address
                    : Bad<Address?>(result, "0x and 40 hex digits"),
        };

    /// <summary>Several addresses.</summary>
    public static Option<Address[]> Accounts(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => [],
            CustomParser = result =>
                [
                    .. result.Tokens.Select(token =>
                        Address.TryParse(token.Value, out var address)
                            ? address
                            : Bad<Address>(result, "0x and 40 hex digits")
                    ),
                ],
        };

    /// <summary>A range of rounds; null for all.</summary>
    public static Option<(ulong? From, ulong? To)?> Rounds() =>
        new("--rounds")
        {
            Description = "First and last round, A..B, A.. or ..B, or one round; all rounds if left out.",
            HelpName = "A..B",
            CustomParser = result =>
                Range(Text(result)) ?? Bad<(ulong? From, ulong? To)?>(result, "rounds such as 3000..3100"),
        };

    /// <summary>A round; null for the last one.</summary>
    public static Option<ulong?> Round(string description) =>
        new("--round")
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Number(Text(result)) ?? Bad<ulong?>(result, "the number of a round"),
        };

    /// <summary>Cuts by orchestrator.</summary>
    public static Option<IReadOnlyDictionary<Address, uint>> Cuts(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ADDRESS=PPM",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => new Dictionary<Address, uint>(),
            CustomParser = result =>
            {
                var cuts = new Dictionary<Address, uint>();
                foreach (var token in result.Tokens)
                    if (
                        token.Value.Split('=') is [var who, var text]
                        && Address.TryParse(who, out var address)
                        && Number(text) is <= MathUtils.PercDivisor and var cut
                    )
                        cuts[address] = (uint)cut;
                    else
                        Bad<int>(result, "0x...=parts per million, at most 1000000");
                return cuts;
            },
        };

    /// <summary>Moved bonds.</summary>
    public static Option<SimulatedMove[]> Moves(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "DELEGATOR=ORCHESTRATOR@ROUND",
            DefaultValueFactory = _ => [],
            CustomParser = result =>
                [
                    .. result.Tokens.Select(token =>
                        Move(token.Value) ?? Bad<SimulatedMove>(result, "0xdelegator=0xorchestrator@round")
                    ),
                ],
        };

    private static SimulatedMove? Move(string text) =>
        text.Split('=', '@') is [var who, var to, var at]
        && Address.TryParse(who, out var delegator)
        && Address.TryParse(to, out var orchestrator)
        && Number(at) is { } round
            ? new SimulatedMove(delegator, orchestrator, round)
            : null;

    private static (ulong? From, ulong? To)? Range(string text)
    {
        var parts = text.Split("..");
        if (parts.Length == 1 && Number(text) is { } round)
            return (round, round);
        if (parts.Length != 2 || text == "..")
            return null;
        var (from, to) = (Number(parts[0]), Number(parts[1]));
        var good =
            (from is not null || parts[0].Length == 0) && (to is not null || parts[1].Length == 0) && !(from > to);
        return good ? (from, to) : null;
    }

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    private static T Bad<T>(ArgumentResult result, string expected)
    {
        var found = string.Join(' ', result.Tokens.Select(token => token.Value));
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: expected {expected}, found \"{found}\"");
        return default!;
    }
}
