using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>explain --slash</c>: the arithmetic of one slash, from raw logs.</summary>
internal static class SlashView
{
    /// <summary>Explains a slash.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="pipeline">Input (raw logs up to the slash, from the first block) and network.</param>
    /// <param name="place">The event, <c>block:log</c>.</param>
    /// <param name="staker">Only this staker's loss; null for all.</param>
    public static int Show(Invocation run, PipelineOptions pipeline, string place, Address? staker)
    {
        var (block, log) = Parse(place);
        var facts = LogInputs.Read(run, [pipeline.Input(run)], pipeline.Contracts(run));
        var derivations = new SlashExplanation(facts).Explain(block, log, staker);
        return run.Show(
            new DerivationView(
                EigenLayerProtocol.ProtocolName,
                "v2.2",
                $"slash at {place}",
                derivations,
                [.. facts.Findings, .. derivations.Where(IsUnknown).Select(_ => Unknown(place))]
            )
        );
    }

    private static bool IsUnknown(Derivation derivation) => derivation.Reason == SlashExplanation.LogsMissing;

    private static Finding Unknown(string place) =>
        Finding.Missing(
            SlashExplanation.LogsMissing,
            $"slash at {place}",
            "the log MaxMagnitudeUpdated before it",
            "Give all logs of the AllocationManager from the first block to the slash."
        );

    private static (long Block, long Log) Parse(string place)
    {
        var parts = place.Split(':');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var block)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var log)
            ? (block, log)
            : throw ApportionException.Malformed(
                "eigenlayer.slash.place",
                "--slash",
                "BLOCK:LOG, e.g. 100007:12",
                $"'{place}'",
                "Name the block and the log index of the event OperatorSlashed."
            );
    }
}
