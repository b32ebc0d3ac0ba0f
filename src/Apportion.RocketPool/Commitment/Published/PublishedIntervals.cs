using System.Globalization;
using System.Text;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment.Published;

/// <summary>The record of published intervals that this build carries: mainnet, testnet and holesky.</summary>
internal static class PublishedIntervals
{
    private const int RootColumn = 11;

    private static readonly Lazy<PublishedInterval[]> Rows = new(Load);

    private static readonly Lazy<ILookup<(string, ulong), PublishedInterval>> ByInterval = new(() =>
        Rows.Value.ToLookup(row => (row.Header.Network, row.Header.Index))
    );

    private static readonly Lazy<ILookup<Hash256, PublishedInterval>> ByRoot = new(() =>
        Rows.Value.ToLookup(row => row.Root)
    );

    /// <summary>All versions of an interval, the one that remained first.</summary>
    public static IEnumerable<PublishedInterval> Of(string network, ulong index) => ByInterval.Value[(network, index)];

    /// <summary>All intervals with a root.</summary>
    public static IEnumerable<PublishedInterval> WithRoot(Hash256 root) => ByRoot.Value[root];

    private static PublishedInterval[] Load()
    {
        using Stream stream =
            typeof(PublishedIntervals).Assembly.GetManifestResourceStream("published-intervals.csv")
            ?? throw new BrokenInvariantException("published intervals", "the record is not part of this build");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string[] names = reader.ReadLine()!.Split(',');
        var newest = new Dictionary<(string, string), string>();
        var rows = new List<PublishedInterval>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            newest.TryAdd((cells[0], cells[1]), cells[RootColumn]);
            rows.Add(Row(names, cells, superseded: newest[(cells[0], cells[1])] != cells[RootColumn]));
        }
        return [.. rows];
    }

    private static PublishedInterval Row(string[] names, string[] cells, bool superseded) =>
        new(
            new RewardsHeader
            {
                Network = cells[0],
                Index = Number(cells[1]),
                FileVersion = (int)Number(cells[2]),
                RulesetVersion = (int)Number(cells[3]),
                StartTime = long.Parse(cells[4], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                EndTime = long.Parse(cells[5], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                ConsensusStartBlock = Number(cells[6]),
                ConsensusEndBlock = Number(cells[7]),
                ExecutionStartBlock = Number(cells[8]),
                ExecutionEndBlock = Number(cells[9]),
                IntervalsPassed = Number(cells[10]),
                MerkleRoot = Hash256.Parse(cells[RootColumn]),
                MinipoolPerformanceFileCid = cells[12].Length == 0 ? null : cells[12],
            },
            [.. Enumerable.Range(13, 6).Select(i => (names[i], cells[i]))],
            cells[19],
            superseded
        );

    private static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
