using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Reports.Simulation;
using Apportion.Livepeer.State;

namespace Apportion.Cli.Livepeer;

/// <summary>The changes of a simulation, <c>name=value</c> each.</summary>
internal static class PlanChanges
{
    private const string Expected =
        "reward-cut:ADDRESS=PPM, fee-share:ADDRESS=PPM, call-missed=ADDRESS, or move:DELEGATOR=ORCHESTRATOR@ROUND";

    /// <summary>A plan with further changes.</summary>
    /// <exception cref="ApportionException">A change is none of these, or its value has another shape.</exception>
    public static SimulationPlan Apply(SimulationPlan plan, IReadOnlyList<string> changes)
    {
        var cuts = new Dictionary<Address, uint>(plan.RewardCuts);
        var shares = new Dictionary<Address, uint>(plan.FeeShares);
        var calls = new List<Address>(plan.CallMissed);
        var moves = new List<SimulatedMove>(plan.Moves);
        foreach (var change in changes)
        {
            var at = change.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (change[..at], change[(at + 1)..]);
            switch (name.Split(':'))
            {
                case ["reward-cut", var who]:
                    cuts[Account(change, who)] = Parts(change, value);
                    break;
                case ["fee-share", var who]:
                    shares[Account(change, who)] = Parts(change, value);
                    break;
                case ["call-missed"]:
                    calls.Add(Account(change, value));
                    break;
                case ["move", var who]:
                    moves.Add(LivepeerValues.Move($"{who}={value}") ?? throw Wrong(change));
                    break;
                default:
                    throw Wrong(change);
            }
        }
        return plan with { RewardCuts = cuts, FeeShares = shares, CallMissed = calls, Moves = moves };
    }

    private static Address Account(string change, string text) =>
        Address.TryParse(text, out var account) ? account : throw Wrong(change);

    private static uint Parts(string change, string text) =>
        OptionText.Number(text) is <= MathUtils.PercDivisor and var parts ? (uint)parts : throw Wrong(change);

    private static ApportionException Wrong(string change) =>
        ApportionException.Malformed("livepeer.set", "--set", Expected, change, "correct the option");
}
