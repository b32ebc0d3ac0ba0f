using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Conformance;

/// <summary>Compares the state with recorded views of the contracts, field by field.</summary>
internal sealed class ViewComparison(FileTally tally, LivepeerState state, ParameterValues parameters)
{
    /// <param name="where">The place for messages.</param>
    /// <param name="expected">The recorded view.</param>
    /// <param name="round">The contract's current round.</param>
    /// <param name="poolRound">The round whose pool and next pool are recorded.</param>
    public void Account(string where, JsonProperty expected, ulong round, ulong poolRound)
    {
        var address = Address.Parse(expected.Name);
        var account = state.Find(address);
        var view = AccountView.Of(state, account, address, round);
        foreach (var field in expected.Value.EnumerateObject())
            if (field.Name == "transcoder")
                Transcoder(where, field.Value, account, round, poolRound);
            else
                tally.Equal($"{where}: {field.Name}", field.Value.GetString(), view.GetValueOrDefault(field.Name));
    }

    private void Transcoder(string where, JsonElement expected, Account? account, ulong round, ulong poolRound)
    {
        var view = AccountView.OfOrchestrator(account, round, poolRound);
        foreach (var field in expected.EnumerateObject())
        {
            var text = field.Value.ValueKind switch
            {
                JsonValueKind.Array => string.Join(' ', field.Value.EnumerateArray().Select(item => item.GetString())),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => field.Value.GetString(),
            };
            tally.Equal($"{where}: transcoder {field.Name}", text, view.GetValueOrDefault(field.Name));
        }
    }

    public void Globals(string where, JsonElement expected)
    {
        var view = GlobalView.Of(state, parameters.L1SupplyBefore(ulong.MaxValue, ulong.MaxValue));
        foreach (var field in expected.EnumerateObject())
            if (field.Name == "poolOrder")
                PoolOrder($"{where}: poolOrder", field.Value);
            else if (field.Name == "currentRound")
                CurrentRound($"{where}: currentRound", expected);
            else
                tally.Equal($"{where}: {field.Name}", field.Value.GetString(), view.GetValueOrDefault(field.Name));
    }

    /// <summary>The round of the last NewRound, or a later one by the time alone while it is not initialised.</summary>
    private void CurrentRound(string where, JsonElement globals)
    {
        var current = Round(globals, "currentRound");
        if (current == Round(globals, "lastInitializedRound"))
            tally.Equal(where, (long)current, (long)state.Round);
        else if (!tally.Count(current > state.Protocol.Current.LastInitializedRound && current >= state.Round))
            tally.Differ(where, Text(current), Text(state.Round));
    }

    private static ulong Round(JsonElement element, string name) =>
        ulong.Parse(element.GetProperty(name).GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Members and the order of their keys; among equal keys the contract's order depends on call data.</summary>
    private void PoolOrder(string where, JsonElement expected)
    {
        var theirs = expected.EnumerateArray().Select(item => Address.Parse(item.GetString()!)).ToList();
        var keys = state.Active.Members.ToDictionary(
            member => state.ByNumber(member.Number).Address,
            member => member.Key
        );
        var ours = state.PoolOrder;
        tally.Equal($"{where} length", theirs.Count, ours.Count);
        for (var i = 0; i < theirs.Count && i < ours.Count; i++)
            if (
                !tally.Count(theirs[i] == ours[i] || (keys.TryGetValue(theirs[i], out var key) && key == keys[ours[i]]))
            )
                tally.Differ(where, theirs[i].ToString(), ours[i].ToString());
    }

    public void Pools(JsonElement line, string where)
    {
        var address = Address.Parse(line.GetProperty("account").GetString()!);
        var rounds = line.GetProperty("rounds");
        var pools = state.Find(address)?.Orchestrator?.Pools ?? new PoolTable();
        var seen = 0;
        foreach (var round in rounds.EnumerateObject())
        {
            var pool = pools.Raw(ulong.Parse(round.Name, NumberStyles.None, CultureInfo.InvariantCulture));
            var text = string.Join(' ', round.Value.EnumerateArray().Select(item => item.GetString()));
            tally.Equal($"{where} {address} pool {round.Name}", text, AccountView.PoolText(pool));
            seen++;
        }
        var stored = 0;
        foreach (ref readonly var pool in pools.All)
            stored += AccountView.PoolText(pool) == "0 0 0 0 0" ? 0 : 1;
        tally.Equal($"{where} {address}: pools stored", seen, stored);
    }

    public void HistoricalVotes(JsonElement line, string where)
    {
        var address = Address.Parse(line.GetProperty("account").GetString()!);
        var account = state.Find(address);
        var round = ulong.Parse(
            line.GetProperty("firstRound").GetString()!,
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );
        foreach (var value in line.GetProperty("values").EnumerateArray())
        {
            var (votes, delegatee) = account is null ? (UInt256.Zero, null) : state.VotesAt(account, round);
            var place = string.Create(CultureInfo.InvariantCulture, $"{where} {address} votes at {round}");
            tally.Equal(place, value[0].GetString(), votes.ToString());
            tally.Equal($"{place}: delegate", NameOf(value[1].GetString()), delegatee?.ToString());
            round++;
        }
    }

    public void HistoricalTotals(JsonElement line, string where)
    {
        var round = ulong.Parse(
            line.GetProperty("firstRound").GetString()!,
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );
        foreach (var value in line.GetProperty("values").EnumerateArray())
        {
            tally.Equal(
                string.Create(CultureInfo.InvariantCulture, $"{where} total active stake at {round}"),
                value.GetString(),
                state.TotalActiveStakeAt(round).ToString()
            );
            round++;
        }
    }

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Says which name the sequence gives to an address.</summary>
    public void Name(string address, string name) => _names[name] = address;

    private string? NameOf(string? name) => name is null ? null : _names.GetValueOrDefault(name, name);
}
