using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Explains one slash: the magnitudes before and after, the wad of the event, between which bounds the wad of the call lay,
/// and the loss of every staker.
/// </summary>
/// <remarks>Source: spec eigenlayer section 2.1; eigenlayer-logs-notes sections 1.3 and 2.</remarks>
/// <param name="logs">All logs up to the slash, from the first block.</param>
public sealed class SlashExplanation(LogFacts logs)
{
    /// <summary>Reason of a slash whose magnitudes are not known.</summary>
    public const string LogsMissing = "eigenlayer.slash.logs-missing";

    private const string Notes = "eigenlayer-logs-notes section 1.3";
    private const string Rule = "spec eigenlayer section 2.1";

    private static readonly UInt256 Wad = (UInt256)1_000_000_000_000_000_000ul;

    /// <summary>The derivations of one slash, those of the event first and then one for each staker.</summary>
    /// <param name="block">The block.</param>
    /// <param name="logIndex">The log of the slash in its block.</param>
    /// <param name="staker">Only this staker's loss; null for all.</param>
    /// <exception cref="ApportionException">There is no slash at this place.</exception>
    public IReadOnlyList<Derivation> Explain(long block, long logIndex, Address? staker = null)
    {
        var derivations = new List<Derivation>();
        foreach (var slash in logs.Facts.SlashedOperators.Where(s => s.BlockNumber == block && s.LogIndex == logIndex))
        {
            ExplainOperator(slash, derivations);
            ExplainLosses(block, logIndex, slash.Strategy, staker, derivations);
        }

        foreach (var slash in logs.BeaconChainSlashes.Where(s => s.BlockNumber == block && s.LogIndex == logIndex))
        {
            ExplainBeacon(slash, derivations);
            ExplainLosses(block, logIndex, LogFactsBuilder.NativeStrategy, staker, derivations);
        }

        return derivations.Count > 0
            ? derivations
            : throw ApportionException.Missing(
                "eigenlayer.slash.none",
                FormattableString.Invariant($"block {block}, log {logIndex}"),
                "a slash (OperatorSlashed or BeaconChainSlashingFactorDecreased)",
                "Name the block and the log of the event as block:log."
            );
    }

    private void ExplainOperator(SlashedOperator slash, List<Derivation> derivations)
    {
        var set = FormattableString.Invariant($"{slash.Avs}:{slash.OperatorSetId}");
        var recording = new Recording();
        if (MaximumOf(slash) is not var (before, after))
        {
            derivations.Add(Unexplained(slash, $"wad of the event for {slash.Strategy}, set {set}"));
            return;
        }

        recording.Fact("max_before", Text(before.Value), before.Source);
        recording.Fact("max_after", Text(after.Value), after.Source);
        var slashed = before.Value - after.Value;
        recording.Step(
            "slashed",
            "max_before - max_after",
            Text(slashed),
            Notes,
            Term("max_before", before.Value),
            Term("max_after", after.Value)
        );
        recording.Annotate(title: "slashed magnitude");
        var wad = UInt256.MulDivFloor(slashed, Wad, before.Value);
        recording.Step(
            "wad",
            "floor(slashed * 1000000000000000000 / max_before)",
            Text(wad),
            Notes,
            Term("slashed", slashed),
            Term("max_before", before.Value)
        );
        recording.Annotate(
            title: $"wad of the event for {slash.Strategy}, set {set}",
            note: wad == slash.WadSlashed ? null : $"The event says {slash.WadSlashed}: logs before it are missing."
        );
        derivations.Add(recording.Last);
        ExplainCall(recording, slash, slashed, derivations);
    }

    private static Derivation Unexplained(SlashedOperator slash, string title)
    {
        var (reason, note) = slash.WadSlashed.IsZero
            ? (
                "eigenlayer.slash.nothing-allocated",
                "The set has no slashable allocation of this strategy; holders still get a row of 0."
            )
            : (LogsMissing, "The event MaxMagnitudeUpdated of this slash is not among the logs.");
        return new Derivation("wad", title, null, [], Text(slash.WadSlashed), null, [], Notes, reason, note);
    }

    /// <summary>slashed = ceil(magnitude · wad of the call / 10^18) leaves an interval for the wad of the call.</summary>
    private void ExplainCall(Recording recording, SlashedOperator slash, UInt256 slashed, List<Derivation> derivations)
    {
        if (slashed.IsZero || AllocationAfter(slash) is not { } after)
        {
            return;
        }

        recording.Fact("magnitude_after", Text(after.Value), after.Source);
        var magnitude = after.Value + slashed;
        recording.Step(
            "magnitude",
            "magnitude_after + slashed",
            Text(magnitude),
            Notes,
            Term("magnitude_after", after.Value),
            Term("slashed", slashed)
        );
        recording.Annotate(title: "magnitude allocated to the set before");
        recording.Step(
            "call_wad_least",
            "floor((slashed - 1) * 1000000000000000000 / magnitude) + 1",
            Text(UInt256.MulDivFloor(slashed - UInt256.One, Wad, magnitude) + UInt256.One),
            Notes,
            Term("slashed", slashed),
            Term("magnitude", magnitude)
        );
        recording.Annotate(title: "least wad the call can have had");
        derivations.Add(recording.Last);
        recording.Step(
            "call_wad_most",
            "floor(slashed * 1000000000000000000 / magnitude)",
            Text(UInt256.MulDivFloor(slashed, Wad, magnitude)),
            Notes,
            Term("slashed", slashed),
            Term("magnitude", magnitude)
        );
        recording.Annotate(title: "greatest wad the call can have had");
        derivations.Add(recording.Last);
    }

    private static void ExplainBeacon(BeaconChainSlash slash, List<Derivation> derivations)
    {
        var recording = new Recording();
        var source = FactSource.Log((ulong)slash.BlockNumber, (ulong)slash.LogIndex);
        recording.Fact("previous_factor", Text(slash.PreviousFactor), source);
        recording.Fact("new_factor", Text(slash.NewFactor), source);
        var remaining = UInt256.MulDivFloor(Wad, slash.NewFactor, slash.PreviousFactor);
        recording.Step(
            "wad",
            "1000000000000000000 - floor(1000000000000000000 * new_factor / previous_factor)",
            Text(Wad - remaining),
            "spec eigenlayer section 2",
            Term("new_factor", slash.NewFactor),
            Term("previous_factor", slash.PreviousFactor)
        );
        recording.Annotate(title: $"wad of the beacon chain's slash of {slash.Staker}");
        derivations.Add(recording.Last);
    }

    private void ExplainLosses(
        long block,
        long logIndex,
        Address strategy,
        Address? staker,
        List<Derivation> derivations
    )
    {
        foreach (
            var loss in logs.SlashLosses.Where(loss =>
                loss.BlockNumber == block
                && loss.LogIndex == logIndex
                && loss.Strategy == strategy
                && (staker is null || loss.Staker == staker)
            )
        )
        {
            var recording = new Recording();
            recording.Fact("wad", Text(loss.Wad), FactSource.Log((ulong)block, (ulong)logIndex));
            recording.Fact("shares", Text(loss.Shares), new FactSource("sum of the staker's rows before the slash"));
            recording.Step(
                "loss",
                "floor(shares * wad / 1000000000000000000)",
                Text(loss.Loss),
                Rule,
                Term("shares", loss.Shares),
                Term("wad", loss.Wad)
            );
            recording.Annotate(
                title: $"loss of {loss.Staker} in {loss.Strategy}",
                unit: "shares",
                reason: loss.LeftInBlock ? "eigenlayer.slash.phantom" : null,
                note: loss.LeftInBlock
                    ? "The staker left the operator earlier in this block: upstream slashes it all the same, the chain does not."
                    : null
            );
            derivations.Add(recording.Last);
        }
    }

    /// <summary>The maximum magnitude before and after; null if the slash did not change it.</summary>
    private ((UInt256 Value, FactSource Source) Before, (UInt256 Value, FactSource Source) After)? MaximumOf(
        SlashedOperator slash
    )
    {
        var rows = logs
            .Facts.OperatorMaxMagnitudes.Where(row => row.Operator == slash.Operator && row.Strategy == slash.Strategy)
            .Where(row => IsBefore(row.BlockNumber, row.LogIndex, slash))
            .OrderBy(row => row.BlockNumber)
            .ThenBy(row => row.LogIndex)
            .ToList();
        if (rows.Count == 0 || rows[^1].BlockNumber != slash.BlockNumber || rows[^1].LogIndex < PreviousSlash(slash))
        {
            return null;
        }

        var before =
            rows.Count == 1
                ? (Wad, FactSource.Rule("spec eigenlayer section 5.C"))
                : ((UInt256)rows[^2].MaxMagnitude, Source(rows[^2].BlockNumber, rows[^2].LogIndex));
        return (before, (rows[^1].MaxMagnitude, Source(rows[^1].BlockNumber, rows[^1].LogIndex)));
    }

    private (UInt256 Value, FactSource Source)? AllocationAfter(SlashedOperator slash)
    {
        var rows = logs
            .Facts.OperatorAllocations.Where(row =>
                row.Operator == slash.Operator
                && row.Strategy == slash.Strategy
                && row.Avs == slash.Avs
                && row.OperatorSetId == slash.OperatorSetId
                && row.BlockNumber == slash.BlockNumber
                && row.EffectiveBlock == slash.BlockNumber
                && row.LogIndex < slash.LogIndex
                && row.LogIndex > PreviousSlash(slash)
            )
            .OrderBy(row => row.LogIndex)
            .ToList();
        return rows.Count == 0 ? null : (rows[^1].Magnitude, Source(rows[^1].BlockNumber, rows[^1].LogIndex));
    }

    /// <summary>The log of the operator's slash before this one in the block, or -1.</summary>
    private long PreviousSlash(SlashedOperator slash) =>
        logs
            .Facts.SlashedOperators.Where(other =>
                other.Operator == slash.Operator
                && other.BlockNumber == slash.BlockNumber
                && other.LogIndex < slash.LogIndex
            )
            .Select(other => other.LogIndex)
            .DefaultIfEmpty(-1)
            .Max();

    private static bool IsBefore(long block, long logIndex, SlashedOperator slash) =>
        block < slash.BlockNumber || (block == slash.BlockNumber && logIndex < slash.LogIndex);

    private static FactSource Source(long block, long logIndex) => FactSource.Log((ulong)block, (ulong)logIndex);

    private static Term Term(string name, UInt256 value) => (name, value);

    private static string Text(UInt256 value) => value.ToString();
}
