using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph;

/// <summary>
/// Replays The Graph's reward contracts call by call, exactly: every accumulator, every mint, every revert reason.
/// Not thread-safe; one engine a replay.
/// </summary>
public sealed class TheGraphEngine
{
    private static readonly IReadOnlyList<ContractLog> NoLogs = [];
    private readonly List<IFlowObserver> _observers = [];

    /// <summary>Starts from a known state.</summary>
    /// <param name="setup">Contracts, parameters and state at the start.</param>
    /// <param name="emitsLogs">True to predict every log; false is faster.</param>
    public TheGraphEngine(GraphSetup setup, bool emitsLogs = false)
    {
        World = new World(setup.State, setup.Ruleset, setup.Addresses)
        {
            Call = new CallContext(setup.Block, setup.Timestamp, default),
        };
        EmitsLogs = emitsLogs;
        World.State.Commit();
    }

    /// <summary>The ruleset in force.</summary>
    public GraphRuleset Ruleset => World.Ruleset;

    /// <summary>Where the contracts live.</summary>
    public GraphAddresses Addresses => World.Addresses;

    /// <summary>The block of the last command; it never decreases.</summary>
    public ulong Block => World.Block;

    /// <summary>The time of the last command, seconds; it never decreases.</summary>
    public ulong Timestamp => World.Timestamp;

    /// <summary>True if outcomes carry predicted logs.</summary>
    public bool EmitsLogs { get; set; }

    internal World World { get; }

    /// <summary>Adds an observer of every movement of issuance from now on.</summary>
    public void Observe(IFlowObserver observer)
    {
        _observers.Add(observer);
        World.CollectsFlows = true;
    }

    /// <summary>
    /// Runs one command. A revert is an outcome, not an exception, and leaves no trace in the state.
    /// </summary>
    /// <exception cref="ApportionException">The command leaves the modelled system, or comes before an earlier one.</exception>
    public CommandOutcome Apply(GraphCommand command, in CallContext call) => Run(command.Apply, call);

    /// <summary>Runs any work on the contracts as one command.</summary>
    internal CommandOutcome Run(Action<World> work, in CallContext call)
    {
        RequireOrder(call.Block, call.Timestamp);
        World.Call = call;
        World.Flows.Clear();
        World.Logs = EmitsLogs ? [] : null;
        try
        {
            work(World);
        }
        catch (ContractRevertException revert)
        {
            return Undo(revert.Reason, revert.Message);
        }
        catch (OverflowException)
        {
            return Undo("Panic", "Panic(17)");
        }
        catch (DivideByZeroException)
        {
            return Undo("Panic", "Panic(18)");
        }
        catch
        {
            World.State.Rollback();
            throw;
        }
        World.State.Commit();
        foreach (var observer in _observers)
        foreach (var flow in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(World.Flows))
            observer.Observe(call, flow);
        return new CommandOutcome(null, null, World.Logs ?? NoLogs);
    }

    /// <summary>
    /// Replaces the contracts' code in place: state carries over, no hook runs, new contracts start empty.
    /// Source: spec the-graph section 19.
    /// </summary>
    public void Upgrade(GraphRuleset ruleset, GraphAddresses addresses, ulong block, ulong timestamp)
    {
        RequireOrder(block, timestamp);
        World.Call = new CallContext(block, timestamp, default);
        var state = World.State;
        if (addresses.IssuanceAllocator != World.Addresses.IssuanceAllocator)
            state.Journal.Write(state.Allocator) = IssuanceAllocatorState.Initial(block);
        if (addresses.EligibilityOracle != World.Addresses.EligibilityOracle)
        {
            state.Journal.Write(state.Oracle) = EligibilityOracleState.Initial;
            state.Renewals.Clear();
        }
        foreach (var target in addresses.DirectAllocations)
            if (state.Balance(target) is null)
                state.TrackBalance(target, UInt256.Zero);
        World.Ruleset = ruleset;
        World.Addresses = addresses;
        state.Commit();
    }

    /// <summary>
    /// Forgets closed allocations, so that memory follows the open ones. A later command on a forgotten allocation says
    /// that it does not exist instead of that it is closed.
    /// </summary>
    /// <returns>How many were forgotten.</returns>
    public int ForgetClosedAllocations()
    {
        var closed = World.State.Allocations.Values.Where(entry => !entry.Value.IsOpen).ToList();
        foreach (var entry in closed)
            World.State.Allocations.Remove(entry.Id);
        return closed.Count;
    }

    private CommandOutcome Undo(string reason, string message)
    {
        World.State.Rollback();
        World.Flows.Clear();
        return new CommandOutcome(reason, message, NoLogs);
    }

    private void RequireOrder(ulong block, ulong timestamp)
    {
        if (block < World.Block || timestamp < World.Timestamp)
            throw ApportionException.Malformed(
                "thegraph.order",
                "the command",
                $"block {World.Block} and time {World.Timestamp} or later",
                $"block {block} and time {timestamp}",
                "sort the commands as the chain ran them"
            );
    }
}
