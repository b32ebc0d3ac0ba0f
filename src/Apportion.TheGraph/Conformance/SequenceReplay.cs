using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;

namespace Apportion.TheGraph.Conformance;

/// <summary>Applies recorded operations one by one and compares what each says.</summary>
internal sealed class SequenceReplay
{
    private readonly TheGraphEngine _engine;
    private readonly FileTally _tally;
    private IReadOnlyDictionary<Address, string> _keys;
    private long _operations;
    private long _reverts;

    public SequenceReplay(SequenceHeader header, FileTally tally)
    {
        _tally = tally;
        _engine = new TheGraphEngine(header.Setup, emitsLogs: true);
        _keys = header.ContractKeys;
    }

    public void Step(JsonElement line, string where)
    {
        if (line.TryGetProperty("type", out var type) && type.GetString() == "footer")
        {
            var footer = new JsonFields(line, where);
            _tally.Equal("footer ops", (long)footer.Number("ops"), _operations);
            _tally.Equal("footer reverts", (long)footer.Number("reverts"), _reverts);
            return;
        }
        var fields = new JsonFields(line, where);
        var at = string.Create(CultureInfo.InvariantCulture, $"op {fields.Number("i")} {fields.Text("label")}");
        _operations++;
        if (fields.Has("calldata"))
            StepCall(fields, at);
        else
            Upgrade(fields, at);
        StateComparison.Compare(_engine.World, fields.Object("state").Element, _tally, at);
    }

    private void StepCall(JsonFields fields, string at)
    {
        var operation = RecordedCall.Read(fields, at);
        var contract = _engine.Addresses.Find(operation.To);
        var command = contract is null ? null : CallDecoder.Decode(contract.Value, operation.Calldata);
        if (command is null)
        {
            _tally.Count(false);
            _tally.Differ($"{at} calldata", fields.Text("fn"), "unknown function");
            return;
        }
        var outcome = _engine.Apply(command, operation.Call);
        CompareOutcome(fields, outcome, at);
        LogComparison.Compare(fields.Element, outcome.Logs, _keys, _tally, at);
    }

    private void CompareOutcome(JsonFields fields, CommandOutcome outcome, string at)
    {
        var succeeded = fields.Flag("ok");
        if (!succeeded)
            _reverts++;
        _tally.Equal($"{at} ok", succeeded, outcome.Succeeded);
        if (succeeded || outcome.Succeeded)
            return;
        var text = fields.Text("revert");
        var name =
            text.StartsWith("Panic", StringComparison.Ordinal) || IsCustomError(text)
                ? text[..text.IndexOf('(', StringComparison.Ordinal)]
                : text;
        _tally.Equal($"{at} revert", name, outcome.RevertReason);
        if (name != text && name == outcome.RevertReason)
            _tally.Equal($"{at} revert arguments", Arguments(text), Arguments(outcome.RevertText ?? ""));
    }

    private static bool IsCustomError(string text) =>
        text.EndsWith(')')
        && !text[..text.IndexOf('(', StringComparison.Ordinal)].Contains(' ', StringComparison.Ordinal);

    private static string Arguments(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? "" : text[(open + 1)..^1].ToLowerInvariant();
    }

    private void Upgrade(JsonFields fields, string at)
    {
        var ruleset = GraphRulesets.Parse(fields.Object("inputs").Text("to"));
        var addresses = fields.Object("addresses");
        _engine.Upgrade(
            ruleset,
            SequenceHeader.Refresh(_engine.Addresses, addresses.Element, at),
            fields.Number("bn"),
            fields.Number("ts")
        );
        _keys = SequenceHeader.Keys(addresses);
    }
}
