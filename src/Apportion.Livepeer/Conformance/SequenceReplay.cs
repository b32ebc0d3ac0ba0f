using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Conformance;

/// <summary>Replays one recorded sequence and compares every view with the recorded one.</summary>
internal sealed class SequenceReplay(FileTally tally)
{
    private readonly List<(ulong Round, Address Account, UInt256 Stake, UInt256 Fees)> _roundEnds = [];
    private LivepeerEngine? _engine;
    private LogDecoder? _decoder;
    private readonly ParameterValues _parameters = new();
    private ViewComparison? _views;

    private LivepeerEngine Engine => _engine ?? throw new InvalidDataException("the first line is no meta line");

    public void Take(JsonLine line)
    {
        using var document = JsonDocument.Parse(line.Utf8);
        var root = document.RootElement;
        switch (root.GetProperty("type").GetString())
        {
            case "meta":
                Begin(root);
                break;
            case "tx":
                Transaction(root, line.Where);
                break;
            case "snapshot":
                Snapshot(root, line.Where);
                break;
            case "pools":
                _views!.Pools(root, line.Where);
                break;
            case "historicalVotes":
                _views!.HistoricalVotes(root, line.Where);
                break;
            case "historicalTotalActiveStake":
                _views!.HistoricalTotals(root, line.Where);
                break;
        }
    }

    /// <summary>Every recorded round end once more, from the final factor tables and delegator states.</summary>
    public void Finish()
    {
        foreach (var (round, address, stake, fees) in _roundEnds)
        {
            if (Engine.State.Find(address) is not { } account)
            {
                tally.Equal($"{address}, named by no log: pendingStake and pendingFees", UInt256.Zero, stake + fees);
                continue;
            }
            var where = string.Create(CultureInfo.InvariantCulture, $"history of {address}, end of round {round}");
            var past = ContractProfile.At(Engine.State, account, round);
            tally.Equal($"{where}: pendingStake", stake, past.Stake);
            tally.Equal($"{where}: pendingFees", fees, past.Fees);
            var shares = SharesProfile.StakeAt(Engine.State, account, round);
            var away = UInt256.AbsoluteDifference(shares, stake);
            if (!tally.Count(away <= SharesProfile.Bound(Engine.State, account, round)))
                tally.Differ($"{where}: shares profile", stake.ToString(), shares.ToString());
        }
        foreach (var check in Engine.Checks.All)
        {
            tally.CountAgreeing(check.Compared - check.Findings.Count);
            foreach (var finding in check.Findings)
            {
                tally.Count(false);
                tally.Differ($"{finding.Code}: {finding.Where}", finding.Expected, finding.Actual);
            }
        }
    }

    private void Begin(JsonElement meta)
    {
        var contracts = SequenceFacts.Contracts(meta);
        SequenceFacts.AddInitial(meta, _parameters);
        _decoder = new LogDecoder(contracts);
        _engine = new LivepeerEngine(new LivepeerOptions(contracts, LivepeerRulesets.Latest, _parameters));
        _views = new ViewComparison(tally, _engine.State, _parameters);
        if (meta.TryGetProperty("names", out var names))
            foreach (var name in names.EnumerateObject())
                _views.Name(name.Name, name.Value.GetString()!);
    }

    private void Transaction(JsonElement transaction, string where)
    {
        SequenceFacts.AddParameters(transaction, _parameters);
        var logs = SequenceFacts.Logs(transaction, where);
        for (var i = 0; i < logs.Count; i++)
        {
            var fact = _decoder!.Decode(logs[i]);
            Decoded(
                $"{where} decoded[{i.ToString(CultureInfo.InvariantCulture)}]",
                transaction.GetProperty("decoded")[i],
                fact
            );
            if (fact is not null)
                Engine.Apply(fact);
        }
        Engine.Flush();
        if (Engine.Halted)
            throw new InvalidDataException(Engine.Findings[0].ToString());
        var round = Number(transaction.GetProperty("round"));
        if (transaction.TryGetProperty("after", out var after))
            foreach (var account in after.EnumerateObject())
                _views!.Account($"{where} after {account.Name}", account, round, round);
    }

    private void Decoded(string where, JsonElement expected, LivepeerFact? fact)
    {
        tally.Equal($"{where}: event", Event(expected), fact is null ? null : $"{fact.Contract}.{fact.EventName}");
        if (fact is null)
            return;
        var arguments = fact.Arguments.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var argument in expected.GetProperty("args").EnumerateObject())
            tally.Equal(
                $"{where}: {argument.Name}",
                argument.Value.GetString(),
                arguments.GetValueOrDefault(argument.Name)
            );
    }

    private static string Event(JsonElement decoded) =>
        $"{decoded.GetProperty("contract").GetString()}.{decoded.GetProperty("event").GetString()}";

    private void Snapshot(JsonElement snapshot, string where)
    {
        // A round that is not initialised yet has no log; the time of the view says that it has begun.
        var round = Number(snapshot.GetProperty("globals").GetProperty("currentRound"));
        _views!.Globals(where, snapshot.GetProperty("globals"));
        if (!snapshot.TryGetProperty("accounts", out var accounts))
            return;
        var ended = Number(snapshot.GetProperty("round"));
        foreach (var account in accounts.EnumerateObject())
        {
            _views.Account($"{where} {account.Name}", account, round, ended);
            _roundEnds.Add(
                (
                    ended,
                    Address.Parse(account.Name),
                    Amount(account.Value, "pendingStake"),
                    Amount(account.Value, "pendingFees")
                )
            );
        }
    }

    private static UInt256 Amount(JsonElement element, string name) =>
        UInt256.Parse(element.GetProperty(name).GetString()!);

    private static ulong Number(JsonElement element) =>
        ulong.Parse(element.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);
}
