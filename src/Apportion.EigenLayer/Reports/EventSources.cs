using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Names the events that periods and values of the state come from.</summary>
/// <remarks>Source: spec eigenlayer section 5.</remarks>
internal sealed class EventSources(EigenLayerFacts facts, EigenLayerState state)
{
    /// <summary>A period of the state with the events that begin and end it.</summary>
    /// <param name="From">First day.</param>
    /// <param name="Begin">What begins it.</param>
    /// <param name="End">Day after the last, or <see cref="DayWindows.Open"/>.</param>
    /// <param name="Finish">What ends it.</param>
    internal readonly record struct Lasting(int From, FactSource Begin, int End, FactSource Finish);

    /// <summary>One event of a kind: when it was mined, where, and how it says itself.</summary>
    private readonly record struct Event(long Time, long Block, long Log, Hash256 Transaction, string What);

    /// <summary>The period in which a staker delegates to the operator it has on a day.</summary>
    public Lasting Delegation(int staker, int day)
    {
        if (!state.Delegations.ByStaker.TryGetSteps(staker, out var steps) || steps.Find(day) is var index && index < 0)
            throw new BrokenInvariantException("derivation", $"{state.Book[staker]} has no delegation");
        var end = index + 1 < steps.Count ? steps.DayAt(index + 1) : DayWindows.Open;
        return Between(Delegations(staker), steps.DayAt(index), end, Days.After);
    }

    /// <summary>The last change of a staker's delegation that counts on a day.</summary>
    public FactSource LastDelegation(int staker, int day) => Last(Delegations(staker), day, "delegation");

    /// <summary>The period in which an operator is registered with an AVS on a day.</summary>
    public Lasting AvsRegistration(int operatorId, int avs, int day) =>
        Containing(state.AvsOperators[(operatorId, avs)], day, WithAvs(operatorId, avs), Days.Of);

    /// <summary>The period in which an operator is in a set on a day, or can still be slashed by it.</summary>
    public Lasting SetRegistration(int operatorId, int set, int day, bool slashable = false) =>
        Containing(state.SetOperators[(operatorId, set)], day, InSet(operatorId, set), Days.Of, slashable);

    /// <summary>The last change of an operator's registration with a submission's AVS or set up to a day.</summary>
    public FactSource LastRegistration(int operatorId, RewardRow row, int day) =>
        Last(row.Set < 0 ? WithAvs(operatorId, row.Avs) : InSet(operatorId, row.Set), day, "registration");

    private List<Event> Delegations(int staker)
    {
        var account = state.Book[staker];
        return Ordered(
            facts
                .StakerDelegationChanges.Where(row => row.Staker == account)
                .Select(row =>
                    Mined(
                        row.BlockNumber,
                        row.LogIndex,
                        row.TransactionHash,
                        row.Delegated ? $"delegation to {row.Operator}" : "end of delegation"
                    )
                )
        );
    }

    private List<Event> WithAvs(int operatorId, int avs)
    {
        var (account, service) = (state.Book[operatorId], state.Book[avs]);
        return Ordered(
            facts
                .AvsOperatorStateChanges.Where(row => row.Operator == account && row.Avs == service)
                .Select(row =>
                    Mined(row.BlockNumber, row.LogIndex, row.TransactionHash, Registration(account, row.Registered))
                )
        );
    }

    private List<Event> InSet(int operatorId, int set)
    {
        var account = state.Book[operatorId];
        var (avs, number) = (state.Book[state.Sets[set].Avs], state.Sets[set].Number);
        return Ordered(
            facts
                .OperatorSetOperatorRegistrations.Where(row =>
                    row.Operator == account && row.Avs == avs && row.OperatorSetId == number
                )
                .Select(row =>
                    Mined(row.BlockNumber, row.LogIndex, row.TransactionHash, Registration(account, row.IsActive))
                )
        );
    }

    /// <summary>The period in which a strategy is registered for a set on a day.</summary>
    public Lasting SetStrategy(int strategy, int set, int day)
    {
        var account = state.Book[strategy];
        var (avs, number) = (state.Book[state.Sets[set].Avs], state.Sets[set].Number);
        var events = facts
            .OperatorSetStrategyRegistrations.Where(row =>
                row.Strategy == account && row.Avs == avs && row.OperatorSetId == number
            )
            .Select(row =>
                Mined(row.BlockNumber, row.LogIndex, row.TransactionHash, Registration(account, row.IsActive))
            );
        return Containing(state.SetStrategies[(strategy, set)], day, Ordered(events), Days.After);
    }

    /// <summary>All periods of an operator that overlap a range of days.</summary>
    public IEnumerable<Lasting> Registrations(RewardRow row, DayWindows windows, int first, int last) =>
        windows
            .All.Where(window => window.From <= last && window.End > first)
            .Select(window =>
                row.Set < 0
                    ? AvsRegistration(row.Operator, row.Avs, window.From)
                    : SetRegistration(row.Operator, row.Set, window.From)
            );

    /// <summary>The block in which an AVS reported a strategy of an operator for a day.</summary>
    public FactSource Report(int operatorId, int avs, int strategy, int day)
    {
        var (account, service, kind) = (state.Book[operatorId], state.Book[avs], state.Book[strategy]);
        var block = facts
            .OperatorRestakedStrategies.Where(row =>
                row.Operator == account
                && row.Avs == service
                && row.Strategy == kind
                && Days.After(row.BlockTime) == day
                && row.AvsDirectoryAddress == state.Rules.AvsDirectory
            )
            .Min(row => row.BlockNumber);
        return new FactSource(
            string.Create(
                CultureInfo.InvariantCulture,
                $"AVS {service} reports {kind} for {FactText.Day(day)}, block {block}"
            )
        );
    }

    /// <summary>The allocation that a magnitude of a day comes from.</summary>
    public FactSource Magnitude(AllocationKey key, ulong magnitude, int day)
    {
        var (account, kind) = (state.Book[key.Operator], state.Book[key.Strategy]);
        var (avs, number) = (state.Book[state.Sets[key.Set].Avs], state.Sets[key.Set].Number);
        var events = new List<Event>();
        foreach (var row in facts.OperatorAllocations)
            if (
                row.Operator == account
                && row.Strategy == kind
                && row.Avs == avs
                && row.OperatorSetId == number
                && row.Magnitude == magnitude
                && state.Blocks.TryGet(row.EffectiveBlock, out var time)
                && Days.Of(time) <= day
            )
                events.Add(
                    new(
                        time,
                        row.BlockNumber,
                        row.LogIndex,
                        row.TransactionHash,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"allocation of {kind} to set {number} of {avs} from block {row.EffectiveBlock} on"
                        )
                    )
                );
        return events.Count == 0 ? new($"allocation of {kind}") : Named(Ordered(events)[^1]);
    }

    /// <summary>The event that a maximum magnitude of a day comes from.</summary>
    public FactSource MaxMagnitude(int operatorId, int strategy, ulong maximum, int day)
    {
        var (account, kind) = (state.Book[operatorId], state.Book[strategy]);
        var events = Ordered(
            facts
                .OperatorMaxMagnitudes.Where(row =>
                    row.Operator == account && row.Strategy == kind && row.MaxMagnitude == maximum
                )
                .Select(row =>
                    Mined(row.BlockNumber, row.LogIndex, row.TransactionHash, $"maximum magnitude of {kind}")
                )
        );
        events.RemoveAll(entry => Days.Of(entry.Time) > day);
        return events.Count == 0 ? FactSource.Rule("eigenlayer section 5.C, without an event") : Named(events[^1]);
    }

    private static string Registration(Address account, bool on) =>
        on ? $"registration of {account}" : $"end of registration of {account}";

    private Event Mined(long block, long log, Hash256 transaction, string what) =>
        new(state.Blocks.TryGet(block, out var time) ? time : long.MaxValue, block, log, transaction, what);

    private static List<Event> Ordered(IEnumerable<Event> events) =>
        [.. events.Where(entry => entry.Time < long.MaxValue).OrderBy(entry => (entry.Time, entry.Log))];

    private static FactSource Last(List<Event> events, int day, string what)
    {
        var last = events.FindLast(entry => Days.Of(entry.Time) <= day);
        return last.What is null ? new($"no {what} up to {FactText.Day(day)}") : Named(last);
    }

    private static Lasting Containing(
        DayWindows windows,
        int day,
        List<Event> events,
        Func<long, int> endRounding,
        bool slashable = false
    )
    {
        foreach (var window in windows.All)
            if (window.From <= day && day < window.End)
                return Between(events, window.From, window.End, endRounding);
            else if (slashable && window.From <= day && day <= window.SlashableUntil)
            {
                var period = Between(events, window.From, window.End, endRounding);
                return period with
                {
                    End = window.SlashableUntil + 1,
                    Finish = new($"{period.Finish.Text}; slashable until {FactText.Day(window.SlashableUntil)}"),
                };
            }
        throw new BrokenInvariantException("derivation", $"no registration holds on {FactText.Day(day)}");
    }

    /// <summary>Names the last event that begins on the first day, and the next one if that ends the period.</summary>
    private static Lasting Between(List<Event> events, int from, int end, Func<long, int> endRounding)
    {
        var begin = events.FindLastIndex(entry => Days.After(entry.Time) == from);
        var finish =
            begin >= 0 && begin + 1 < events.Count && endRounding(events[begin + 1].Time) == end
                ? Named(events[begin + 1])
                : new FactSource("a later event of the same kind");
        return new(from, begin < 0 ? new FactSource("an event of the day before") : Named(events[begin]), end, finish);
    }

    private static FactSource Named(Event entry) =>
        new($"{entry.What}, {FactSource.Log((ulong)entry.Block, (ulong)entry.Log, entry.Transaction.ToString())}");
}
