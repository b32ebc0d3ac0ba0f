using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>
/// Compares the rows read from logs with what the contracts answered at the end of blocks. Values that a record leaves out
/// are the default: 0, empty, or 10^18 for maximum magnitudes and slashing factors.
/// </summary>
/// <remarks>Source: eigenlayer-logs-notes sections 2 and 3; <c>vectors/eigenlayer-logs/README.md</c>.</remarks>
public sealed class ViewComparison
{
    private const string Wad = "1000000000000000000";

    private readonly RowState _state;
    private readonly bool _knowsFactors;
    private readonly List<ViewDifference> _differences = [];

    /// <summary>Starts before the first block.</summary>
    /// <param name="logs">The rows.</param>
    public ViewComparison(LogFacts logs)
    {
        _state = new RowState(logs);
        _knowsFactors = !logs.IsFromTables;
    }

    /// <summary>All differences so far, explained and unexplained, in the order of the blocks.</summary>
    public IReadOnlyList<ViewDifference> Differences => _differences;

    /// <summary>Values compared so far.</summary>
    public long Compared { get; private set; }

    /// <summary>Compares one record; records come in the order of blocks.</summary>
    /// <param name="block">The block.</param>
    /// <param name="time">Its time, Unix seconds.</param>
    /// <param name="views">An object with some of the views; the others are not compared.</param>
    /// <exception cref="ApportionException">A view does not have its shape.</exception>
    public void Compare(long block, long time, JsonElement views)
    {
        if (block < _state.Block)
        {
            throw ApportionException.Malformed(
                "eigenlayer.views",
                string.Create(CultureInfo.InvariantCulture, $"views of block {block}"),
                "records in the order of blocks",
                string.Create(CultureInfo.InvariantCulture, $"{block} after {_state.Block}"),
                "Sort the records by block."
            );
        }

        _state.AdvanceTo(block);
        foreach (var view in views.EnumerateObject())
        {
            try
            {
                Compare(view.Name, view.Value, time);
            }
            catch (Exception cause) when (ParseEdge.IsShape(cause))
            {
                throw ApportionException.Malformed(
                    "eigenlayer.views",
                    string.Create(CultureInfo.InvariantCulture, $"views of block {block}: {view.Name}"),
                    "the view in the shape of vectors/eigenlayer-logs/README.md",
                    ParseEdge.Found(cause),
                    "Record the view again.",
                    cause
                );
            }
        }
    }

    private void Compare(string name, JsonElement view, long time)
    {
        switch (name)
        {
            case "operatorShares":
                CompareMap(name, Pairs(view), Nonzero(_state.OperatorShares), "0");
                break;
            case "withdrawableShares":
                CompareShares(name, Pairs(view));
                break;
            case "delegatedTo":
                CompareMap(name, Texts(view), ToTexts(_state.Delegations), "nobody");
                break;
            case "maxMagnitude":
                CompareMap(name, Pairs(view), MaxMagnitudes(), Wad);
                break;
            case "beaconChainSlashingFactor" when _knowsFactors:
                CompareMap(name, Texts(view), ToTexts(_state.BeaconFactors), Wad);
                break;
            case "members":
                CompareMap(name, Lists(view), ToTexts(_state.Members), "");
                break;
            case "setStrategies":
                CompareMap(name, Lists(view), ToTexts(_state.SetStrategies), "");
                break;
            case "avsRegistered":
                CompareMap(name, Lists(view), ToTexts(_state.AvsOperators), "");
                break;
            case "allocations":
                CompareAllocations(name, view);
                break;
            case "splits":
                CompareSplits(view, time);
                break;
            default:
                // depositShares is before the scaling factors; no row holds it. Tables hold no slashing factors either.
                break;
        }
    }

    private void CompareMap(
        string view,
        Dictionary<string, string> onChain,
        Dictionary<string, string> byRows,
        string missing
    )
    {
        foreach (var key in onChain.Keys.Union(byRows.Keys).Order(StringComparer.Ordinal))
        {
            var chain = onChain.GetValueOrDefault(key, missing);
            var rows = byRows.GetValueOrDefault(key, missing);
            Compared++;
            if (!string.Equals(chain, rows, StringComparison.Ordinal))
            {
                Differ(view, key, chain, rows, ViewCause.Unexplained);
            }
        }
    }

    private void CompareShares(string view, Dictionary<string, string> onChain)
    {
        var byRows = _state.StakerShares.ToDictionary(
            pair => Key(pair.Key),
            pair => pair.Value,
            StringComparer.Ordinal
        );
        foreach (var key in onChain.Keys.Union(byRows.Keys).Order(StringComparer.Ordinal))
        {
            Compared++;
            var chain = Int128.Parse(onChain.GetValueOrDefault(key, "0"), CultureInfo.InvariantCulture);
            var balance = byRows.GetValueOrDefault(key);
            if (chain != balance.Shares)
            {
                Differ(view, key, Text(chain), Text(balance.Shares), Cause(chain, balance));
            }
        }
    }

    private static ViewCause Cause(Int128 chain, ShareBalance balance)
    {
        if (Int128.Abs(balance.Shares - chain) <= balance.RoundingBound)
        {
            return ViewCause.Rounding;
        }

        return Int128.Abs(balance.Shares + balance.Missing - chain) <= balance.RoundingBound
            ? ViewCause.PhantomSlash
            : ViewCause.Unexplained;
    }

    private void CompareAllocations(string view, JsonElement list)
    {
        var onChain = list.EnumerateArray().ToDictionary(AllocationKey, Magnitude, StringComparer.Ordinal);
        var histories = _state.Allocations.ToDictionary(
            pair => $"{pair.Key.Operator} {pair.Key.Set} {pair.Key.Strategy}",
            pair => pair.Value,
            StringComparer.Ordinal
        );
        foreach (var key in onChain.Keys.Union(histories.Keys).Order(StringComparer.Ordinal))
        {
            Compared++;
            var chain = onChain.GetValueOrDefault(key);
            var history = histories.GetValueOrDefault(key);
            var rows = history?.ByRows(_state.Block) ?? 0;
            if (chain != rows)
            {
                var explained = history is not null && history.ByContract(_state.Block) == chain;
                var cause = explained ? ViewCause.RaisePendingDuringSlash : ViewCause.Unexplained;
                Differ(view, key, Text(chain), Text(rows), cause);
            }
        }
    }

    private void CompareSplits(JsonElement splits, long time)
    {
        Split("default", splits.GetProperty("default"), _state.DefaultSplit);
        foreach (var (key, @operator, avs, value) in Nested(splits, "avs"))
        {
            Split($"avs {key}", value, _state.AvsSplit(@operator, Address.Parse(avs), time));
        }

        foreach (var (key, @operator, set, value) in Nested(splits, "set"))
        {
            Split($"set {key}", value, _state.SetSplit(@operator, ParseSet(set), time));
        }

        if (splits.TryGetProperty("pi", out var pi))
        {
            foreach (var entry in pi.EnumerateObject())
            {
                Split($"pi {entry.Name}", entry.Value, _state.PiSplit(Address.Parse(entry.Name), time));
            }
        }
    }

    private void Split(string key, JsonElement onChain, int byRows)
    {
        Compared++;
        if (onChain.GetInt32() != byRows)
        {
            Differ("splits", key, Text(onChain.GetInt32()), Text(byRows), ViewCause.Unexplained);
        }
    }

    private void Differ(string view, string key, string chain, string rows, ViewCause cause)
    {
        var numbers =
            BigInteger.TryParse(chain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var x)
            & BigInteger.TryParse(rows, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var y);
        _differences.Add(new ViewDifference(_state.Block, view, key, chain, rows, cause, numbers ? y - x : null));
    }

    private static IEnumerable<(string Key, Address Outer, string Inner, JsonElement Value)> Nested(
        JsonElement views,
        string name
    ) =>
        views.TryGetProperty(name, out var outer)
            ? outer
                .EnumerateObject()
                .SelectMany(o =>
                    o.Value.EnumerateObject()
                        .Select(i => ($"{o.Name} {i.Name}", Address.Parse(o.Name), i.Name, i.Value))
                )
            : [];

    private static OperatorSetKey ParseSet(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new OperatorSetKey(
            Address.Parse(text.AsSpan(0, Math.Max(colon, 0))),
            uint.Parse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture)
        );
    }

    private static string AllocationKey(JsonElement entry) =>
        $"{entry.GetProperty("operator")} {entry.GetProperty("avs")}:{entry.GetProperty("operatorSetId")} {entry.GetProperty("strategy")}";

    private static ulong Magnitude(JsonElement entry) =>
        ulong.Parse(
            entry.GetProperty("currentMagnitude").GetString()!,
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );

    private static Dictionary<string, string> Pairs(JsonElement view) =>
        view.EnumerateObject()
            .SelectMany(outer =>
                outer.Value.EnumerateObject().Select(inner => ($"{outer.Name} {inner.Name}", inner.Value.GetString()!))
            )
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static Dictionary<string, string> Texts(JsonElement view) =>
        view.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    private static Dictionary<string, string> Lists(JsonElement view) =>
        view.EnumerateObject()
            .ToDictionary(
                p => p.Name,
                p =>
                    string.Join(' ', p.Value.EnumerateArray().Select(x => x.GetString()).Order(StringComparer.Ordinal)),
                StringComparer.Ordinal
            );

    private static Dictionary<string, string> ToTexts<TKey, TValue>(Dictionary<TKey, TValue> map)
        where TKey : notnull, IFormattable
        where TValue : IFormattable => map.ToDictionary(p => Text(p.Key), p => Text(p.Value), StringComparer.Ordinal);

    private static Dictionary<string, string> ToTexts<TKey>(Dictionary<TKey, SortedSet<Address>> map)
        where TKey : notnull =>
        map.ToDictionary(p => $"{p.Key}", p => string.Join(' ', p.Value), StringComparer.Ordinal);

    private static Dictionary<string, string> Nonzero(Dictionary<(Address, Address), ShareBalance> shares) =>
        shares
            .Where(pair => pair.Value.Shares != 0)
            .ToDictionary(pair => Key(pair.Key), pair => Text(pair.Value.Shares), StringComparer.Ordinal);

    private Dictionary<string, string> MaxMagnitudes() =>
        _state.MaxMagnitudes.ToDictionary(pair => Key(pair.Key), pair => Text(pair.Value), StringComparer.Ordinal);

    private static string Key((Address First, Address Second) pair) => $"{pair.First} {pair.Second}";

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
