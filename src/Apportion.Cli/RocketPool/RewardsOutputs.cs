using System.Globalization;
using Apportion.RocketPool;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Replay;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>Writes the files of an interval under upstream's names, each whole or not at all.</summary>
internal static class RewardsOutputs
{
    private const int FirstSszFileVersion = 3;

    /// <summary>Writes JSON, SSZ where the ruleset has it, and the performance file; gives their paths.</summary>
    public static IReadOnlyList<string> Write(string folder, RewardsResult result, RewardsFile file)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{result.Network}-{result.Index}");
        var written = new List<string> { Path.Combine(folder, $"rp-rewards-{name}.json") };
        OutputFile.Write(written[^1], stream => RewardsFileJson.Write(file, stream));
        if (result.Ruleset.FileVersion >= FirstSszFileVersion && result.Ruleset.HeaderCarriesSlotTimes)
        {
            written.Add(Path.Combine(folder, $"rp-rewards-{name}.ssz"));
            OutputFile.Write(written[^1], stream => RewardsFileSsz.Write(file, stream));
        }

        var kind = result.Ruleset.CountsMegapools ? "rp-performance" : "rp-minipool-performance";
        written.Add(Path.Combine(folder, $"{kind}-{name}.json"));
        OutputFile.Write(
            written[^1],
            stream => PerformanceFileJson.Write(RocketPoolEngine.PerformanceOf(result), stream)
        );
        return written;
    }
}
