using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.RocketPool;

/// <summary>
/// <c>apportion rocketpool export</c>: the ledger of intervals as CSV, JSON Lines or a journal, computed from network states or taken
/// from published rewards files.
/// </summary>
internal static class RewardsExport
{
    public static Command Build(CommandHost host)
    {
        var inputs = CommonOptions.Inputs(
            "Published rewards files or network-state documents, one an interval; files, folders, or -."
        );
        var ruleset = CommonOptions.Ruleset();
        return ExportCommand.Build(
            host,
            RocketPoolProtocol.ProtocolName,
            PeriodKind.Interval,
            "apportion rocketpool export samples/rocketpool/mainnet-51.facts.csv.gz --account 0x032a3c209bb58535ffbed870539f457d8a399003",
            run => LedgerOf(run, run.Value(inputs)!, run.Value(ruleset)),
            inputs,
            ruleset
        );
    }

    private static Ledger LedgerOf(Invocation run, string[] inputs, string? ruleset)
    {
        var forced = StateInputs.Forced(ruleset);
        var builder = new LedgerBuilder();
        var seen = new Dictionary<Period, (string Name, Ledger Ledger)>();
        foreach (var input in inputs)
        {
            var fromFolder = Directory.Exists(input);
            foreach (var source in RewardsInputs.Expand([input], run.Inputs))
            {
                if (Read(run, source, fromFolder, forced) is { } ledger && IsNew(run, source.Name, ledger, seen))
                {
                    Append(builder, ledger);
                }
            }
        }

        return seen.Count > 0
            ? builder.Build()
            : throw InputSource.EmptyFolder(string.Join(' ', inputs), "rewards files or network states");
    }

    /// <summary>The ledger of one file; null for what a folder holds beside rewards files and states.</summary>
    private static Ledger? Read(Invocation run, ArtifactSource source, bool fromFolder, RewardsRuleset? forced)
    {
        using var stream = new HeadStream(source.Open());
        var kind = ArtifactKinds.Of(stream.Head);
        if (fromFolder && (kind == ArtifactKind.Performance || (kind == ArtifactKind.Unknown && !IsState(stream.Head))))
        {
            run.Warn($"{source.Name}: neither a rewards file nor a network state; passed over");
            return null;
        }

        if (kind == ArtifactKind.Unknown)
        {
            return Compute(StateInputs.Read(run, stream, source.Name), source.Name, forced);
        }

        if (forced is not null)
        {
            throw UsageException.Of(
                "rocketpool.export.ruleset",
                source.Name,
                "a network state with --ruleset",
                "a published file",
                "the amounts of a published file are what they are; leave --ruleset out"
            );
        }

        // The file lies open already; its reader looks at the head again.
        return RewardsFileLedger.Of(RewardsFiles.Read(new ArtifactSource(source.Name, () => stream)), source.Name);
    }

    private static Ledger Compute(NetworkState state, string name, RewardsRuleset? forced)
    {
        try
        {
            return RocketPoolEngine.Compute(state, forced).Ledger;
        }
        catch (ApportionException e)
        {
            throw new ApportionException(e.Finding with { Where = $"{name}: {e.Finding.Where}" }, e);
        }
    }

    /// <summary>Whether an interval was not given yet; the same amounts once more, as in another form of a file, are passed over.</summary>
    private static bool IsNew(
        Invocation run,
        string name,
        Ledger ledger,
        Dictionary<Period, (string Name, Ledger Ledger)> seen
    )
    {
        var period = ledger.Pots[0].Period;
        if (seen.TryAdd(period, (name, ledger)))
        {
            return true;
        }

        var (first, other) = seen[period];
        if (ledger.Postings.SequenceEqual(other.Postings))
        {
            run.Warn($"{name}: the same amounts as {first}; passed over");
            return false;
        }

        throw ApportionException.Malformed(
            "rocketpool.export.twice",
            name,
            "each interval once, of one network",
            string.Create(CultureInfo.InvariantCulture, $"{period}, which {first} has with other amounts"),
            "export the files of each network by themselves, and one version of an interval"
        );
    }

    private static bool IsState(ReadOnlySpan<byte> head) => head.IndexOf("rp-network-state/"u8) >= 0;

    /// <summary>Adds everything of a ledger.</summary>
    public static void Append(LedgerBuilder builder, Ledger ledger)
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
