using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.RocketPool;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool export</c>: the ledger of computed intervals as CSV, JSON Lines or a journal.</summary>
internal static class StateExport
{
    public static Command Build(CommandHost host)
    {
        var states = CommonOptions.Inputs("state", "Network-state documents, one an interval; files, folders, or -.");
        var ruleset = CommonOptions.Ruleset();
        return ExportCommand.Build(
            host,
            "rocketpool",
            "apportion rocketpool export state.json --format hledger",
            run => Compute(run, run.Value(states)!, run.Value(ruleset)),
            states,
            ruleset
        );
    }

    private static Ledger Compute(Invocation run, string[] states, string? ruleset)
    {
        var forced = StateInputs.Forced(ruleset);
        var builder = new LedgerBuilder();
        foreach (var file in StateInputs.Expand(states))
        {
            Append(builder, RocketPoolEngine.Compute(StateInputs.Read(run, file), forced).Ledger);
        }

        return builder.Build();
    }

    private static void Append(LedgerBuilder builder, Ledger ledger)
    {
        foreach (var pot in ledger.Pots)
        {
            builder.AddPot(pot);
        }

        foreach (var posting in ledger.Postings)
        {
            builder.Post(posting);
        }

        foreach (var (period, date) in ledger.Dates)
        {
            builder.SetDate(period, date);
        }
    }
}
