using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Reports.Simulation;
using Apportion.Livepeer.State;

namespace Apportion.Cli.Livepeer;

/// <summary>The old spellings of a simulation's changes, which still work; a value of another shape is wrong usage.</summary>
internal static class LivepeerValues
{
    /// <summary>Several addresses.</summary>
    public static Option<Address[]> Accounts(string name) =>
        new(name)
        {
            DefaultValueFactory = _ => [],
            CustomParser = result =>
                [
                    .. result.Tokens.Select(token =>
                        Address.TryParse(token.Value, out var address)
                            ? address
                            : OptionText.Wrong<Address>(result, "0x and 40 hex digits")
                    ),
                ],
        };

    /// <summary>Cuts by orchestrator.</summary>
    public static Option<IReadOnlyDictionary<Address, uint>> Cuts(string name) =>
        new(name)
        {
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => new Dictionary<Address, uint>(),
            CustomParser = result =>
            {
                var cuts = new Dictionary<Address, uint>();
                foreach (var token in result.Tokens)
                    if (
                        token.Value.Split('=') is [var who, var text]
                        && Address.TryParse(who, out var address)
                        && OptionText.Number(text) is <= MathUtils.PercDivisor and var cut
                    )
                        cuts[address] = (uint)cut;
                    else
                        OptionText.Wrong<int>(result, "0x...=parts per million, at most 1000000");
                return cuts;
            },
        };

    /// <summary>Moved bonds.</summary>
    public static Option<SimulatedMove[]> Moves(string name) =>
        new(name)
        {
            DefaultValueFactory = _ => [],
            CustomParser = result =>
                [
                    .. result.Tokens.Select(token =>
                        Move(token.Value) ?? OptionText.Wrong<SimulatedMove>(result, "0xdelegator=0xorchestrator@round")
                    ),
                ],
        };

    /// <summary>Reads <c>DELEGATOR=ORCHESTRATOR@ROUND</c>, or gives null.</summary>
    public static SimulatedMove? Move(string text) =>
        text.Split('=', '@') is [var who, var to, var at]
        && Address.TryParse(who, out var delegator)
        && Address.TryParse(to, out var orchestrator)
        && OptionText.Number(at) is { } round
            ? new SimulatedMove(delegator, orchestrator, round)
            : null;
}
