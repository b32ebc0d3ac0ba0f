using System.Globalization;
using System.Text;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment;

/// <summary>
/// The facts of one published interval in our own compact format: <c>name,value</c> lines of header and totals, then a
/// table of nodes. It holds what the tree is made of and the published root, nothing else. Format: docs/reference.
/// </summary>
public static class RewardsFacts
{
    /// <summary>The first line.</summary>
    public const string FirstLine = "apportion-rocketpool-facts,1";

    private const string NodeColumns = "node,network,collateralRpl,oracleDaoRpl,smoothingPoolEth,voterShareEth";
    private const string NetworkColumns = "network,collateralRpl,oracleDaoRpl,smoothingPoolEth";

    /// <summary>Whether bytes start as facts do.</summary>
    public static bool IsFacts(ReadOnlySpan<byte> start) => start.StartsWith("apportion-rocketpool-facts,"u8);

    /// <summary>Reads the facts of an interval.</summary>
    /// <exception cref="ApportionException">Not this format; says line, found, expected.</exception>
    public static RewardsFile Read(Stream stream, string file) => new FactsReader(stream, file).Read();

    /// <summary>Writes the facts of a rewards file; proofs and eligibility rates are left out.</summary>
    public static void Write(RewardsFile file, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(FirstLine);
        foreach ((string name, string value) in Lines(file))
            text.WriteLine($"{name},{value}");
        text.WriteLine(NetworkColumns);
        foreach (NetworkReward row in file.Networks)
            text.WriteLine(Invariant($"{row.Network},{row.CollateralRpl},{row.OracleDaoRpl},{row.SmoothingPoolEth}"));
        text.WriteLine(NodeColumns);
        foreach (NodeReward row in file.Nodes)
            text.WriteLine(
                Invariant(
                    $"{row.Node},{row.Network},{row.CollateralRpl},{row.OracleDaoRpl},{row.SmoothingPoolEth},{row.VoterShareEth}"
                )
            );
    }

    private static IEnumerable<(string Name, string Value)> Lines(RewardsFile file)
    {
        RewardsHeader header = file.Header;
        yield return ("rewardsFileVersion", Invariant($"{header.FileVersion}"));
        yield return ("rulesetVersion", Invariant($"{header.RulesetVersion}"));
        yield return ("network", header.Network);
        yield return ("index", Invariant($"{header.Index}"));
        yield return ("startTime", Invariant($"{header.StartTime}"));
        yield return ("endTime", Invariant($"{header.EndTime}"));
        yield return ("consensusStartBlock", Invariant($"{header.ConsensusStartBlock}"));
        yield return ("consensusEndBlock", Invariant($"{header.ConsensusEndBlock}"));
        yield return ("executionStartBlock", Invariant($"{header.ExecutionStartBlock}"));
        yield return ("executionEndBlock", Invariant($"{header.ExecutionEndBlock}"));
        yield return ("intervalsPassed", Invariant($"{header.IntervalsPassed}"));
        yield return ("merkleRoot", header.MerkleRoot.ToString());
        foreach ((string name, UInt256? amount) in TotalLines(file.Totals))
        {
            if (amount is { } value)
                yield return (name, value.ToString());
        }
    }

    private static (string Name, UInt256? Amount)[] TotalLines(RewardsTotals totals) =>
        [
            ("protocolDaoRpl", totals.ProtocolDaoRpl),
            ("totalCollateralRpl", totals.TotalCollateralRpl),
            ("totalOracleDaoRpl", totals.TotalOracleDaoRpl),
            ("totalSmoothingPoolEth", totals.TotalSmoothingPoolEth),
            ("poolStakerSmoothingPoolEth", totals.PoolStakerSmoothingPoolEth),
            ("nodeOperatorSmoothingPoolEth", totals.NodeOperatorSmoothingPoolEth),
            ("totalNodeWeight", totals.TotalNodeWeight),
            ("totalVoterShareEth", totals.TotalVoterShareEth),
            ("smoothingPoolVoterShareEth", totals.SmoothingPoolVoterShareEth),
            ("totalPdaoShareEth", totals.TotalPdaoShareEth),
        ];

    /// <summary>Reads line by line; a field that is missing or twice, or a line of another shape, is an error with its number.</summary>
    private sealed class FactsReader(Stream stream, string file)
    {
        private const int LongestLine = 1024;
        private readonly StreamReader _text = new(stream, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.Ordinal);
        private readonly StringBuilder _builder = new();
        private int _line;
        private int _lastField;

        public RewardsFile Read()
        {
            Expect(FirstLine, Next());
            for (string? line = Next(); line != NetworkColumns; line = Next())
                ReadField(line);
            _lastField = _line - 1;
            var networks = new List<NetworkReward>();
            var listed = new HashSet<ulong>();
            string? row;
            for (row = Next(); row != NodeColumns; row = Next())
            {
                networks.Add(ReadNetwork(Cells(row, 4)));
                if (!listed.Add(networks[^1].Network))
                    throw Malformed(
                        "rocketpool.facts.duplicate-network",
                        "each network once",
                        Invariant($"{networks[^1].Network}")
                    );
            }
            var nodes = new List<NodeReward>();
            var seen = new HashSet<Address>();
            while ((row = Next()) is not null)
            {
                nodes.Add(ReadNode(Cells(row, 6)));
                if (!seen.Add(nodes[^1].Node))
                    throw Malformed("rocketpool.facts.duplicate-address", "each node once", nodes[^1].Node.ToString());
            }
            return new RewardsFile(ReadHeader(), ReadTotals(), networks, nodes);
        }

        private RewardsHeader ReadHeader() =>
            new()
            {
                FileVersion = Version("rewardsFileVersion", 4),
                RulesetVersion = Version("rulesetVersion", 11),
                Network = Field("network"),
                Index = Number("index"),
                StartTime = Time("startTime"),
                EndTime = Time("endTime"),
                ConsensusStartBlock = Number("consensusStartBlock"),
                ConsensusEndBlock = Number("consensusEndBlock"),
                ExecutionStartBlock = Number("executionStartBlock"),
                ExecutionEndBlock = Number("executionEndBlock"),
                IntervalsPassed = Number("intervalsPassed"),
                MerkleRoot = Hash256.TryParse(Field("merkleRoot"), out Hash256 root)
                    ? root
                    : throw Malformed("rocketpool.facts.hash", "0x and 64 hex digits", Field("merkleRoot")),
            };

        private RewardsTotals ReadTotals() =>
            new()
            {
                ProtocolDaoRpl = Amount(Field("protocolDaoRpl")),
                TotalCollateralRpl = Amount(Field("totalCollateralRpl")),
                TotalOracleDaoRpl = Amount(Field("totalOracleDaoRpl")),
                TotalSmoothingPoolEth = Amount(Field("totalSmoothingPoolEth")),
                PoolStakerSmoothingPoolEth = Amount(Field("poolStakerSmoothingPoolEth")),
                NodeOperatorSmoothingPoolEth = Amount(Field("nodeOperatorSmoothingPoolEth")),
                TotalNodeWeight = Optional("totalNodeWeight"),
                TotalVoterShareEth = Optional("totalVoterShareEth"),
                SmoothingPoolVoterShareEth = Optional("smoothingPoolVoterShareEth"),
                TotalPdaoShareEth = Optional("totalPdaoShareEth"),
            };

        private NetworkReward ReadNetwork(string[] cells) =>
            new(Whole(cells[0]), Amount(cells[1]), Amount(cells[2]), Amount(cells[3]));

        private NodeReward ReadNode(string[] cells) =>
            new(
                Address.TryParse(cells[0], out Address node)
                    ? node
                    : throw Malformed("rocketpool.facts.address", "an address: 0x and 40 hex digits", cells[0]),
                Whole(cells[1]),
                Amount(cells[2]),
                Amount(cells[3]),
                Amount(cells[4]),
                Amount(cells[5])
            );

        private string? Next()
        {
            _line++;
            _builder.Clear();
            int next = _text.Read();
            if (next < 0)
                return null;
            for (; next >= 0 && next != '\n'; next = _text.Read())
            {
                if (_builder.Length == LongestLine)
                    throw Malformed(
                        "rocketpool.facts.line",
                        Invariant($"a line of at most {LongestLine} characters"),
                        "a longer one"
                    );
                _builder.Append((char)next);
            }
            return _builder.ToString().TrimEnd('\r');
        }

        private void Expect(string expected, string? found)
        {
            if (found != expected)
                throw Malformed("rocketpool.facts.line", expected, found ?? "the end of the file");
        }

        private void ReadField(string? line)
        {
            string[] cells = Cells(line, 2);
            if (!_fields.TryAdd(cells[0], (cells[1], _line)))
                throw Malformed("rocketpool.facts.duplicate-field", "each field once", cells[0]);
        }

        private string[] Cells(string? line, int count)
        {
            string[] cells = line?.Split(',') ?? [];
            return cells.Length == count
                ? cells
                : throw Malformed(
                    "rocketpool.facts.line",
                    Invariant($"{count} values separated by commas"),
                    line ?? "the end of the file"
                );
        }

        /// <summary>The value of a field; what is wrong with it is told of its line.</summary>
        private string Field(string name)
        {
            bool isThere = _fields.TryGetValue(name, out (string Value, int Line) field);
            _line = isThere ? field.Line : _lastField;
            return isThere
                ? field.Value
                : throw Malformed("rocketpool.facts.missing-field", $"a line {name},...", "none up to here");
        }

        private int Version(string name, ulong newest) =>
            Number(name) is var version && version >= 1 && version <= newest
                ? (int)version
                : throw ApportionException.Unsupported(
                    "rocketpool.facts.version",
                    $"{file}: {name}",
                    Invariant($"1 to {newest}"),
                    Field(name),
                    "If the facts are genuine, update apportion"
                );

        private ulong Number(string name) => Whole(Field(name));

        private long Time(string name) =>
            long.TryParse(Field(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time)
            && UnixTime.IsDate(time)
                ? time
                : throw Malformed("rocketpool.facts.number", UnixTime.Expected, Field(name));

        private UInt256? Optional(string name) => _fields.ContainsKey(name) ? Amount(Field(name)) : null;

        private ulong Whole(string text) =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
                ? number
                : throw Malformed("rocketpool.facts.number", "a whole number", text);

        private UInt256 Amount(string text) =>
            UInt256.TryParse(text, out UInt256 amount)
                ? amount
                : throw Malformed("rocketpool.facts.amount", "an amount in wei", text);

        private ApportionException Malformed(string code, string expected, string found) =>
            ApportionException.Malformed(
                code,
                Invariant($"{file}: line {_line}"),
                expected,
                found.Length <= 100 ? found : found[..100] + "...",
                "The format is described in docs/reference/rocketpool-facts.md"
            );
    }
}
