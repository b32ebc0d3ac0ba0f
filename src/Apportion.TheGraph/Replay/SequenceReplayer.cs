using System.Text.Json;
using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <summary>
/// Replays a recorded sequence of calls. A line that cannot be used is named and left out; everything else still counts,
/// and the result says that it is incomplete.
/// </summary>
public sealed class SequenceReplayer
{
    /// <summary>Code of an outcome that the rules do not give.</summary>
    public const string OutcomeCode = "thegraph.calls.outcome";

    private readonly List<Finding> _findings = [];
    private RecordedOperation? _last;
    private ulong _first;

    /// <summary>Starts from a header.</summary>
    /// <param name="header">First line of the sequence.</param>
    /// <param name="ruleset">Forces a ruleset for the whole sequence, upgrades included; null follows the record.</param>
    public SequenceReplayer(SequenceHeader header, GraphRuleset? ruleset = null)
        : this(header.Setup, ruleset) { }

    /// <summary>Starts from a header's state or a saved one.</summary>
    /// <param name="setup">Contracts, parameters and state at the start.</param>
    /// <param name="ruleset">Forces a ruleset, or null.</param>
    public SequenceReplayer(GraphSetup setup, GraphRuleset? ruleset = null)
    {
        Forced = ruleset;
        Engine = new TheGraphEngine(ruleset is null ? setup : setup.Under(ruleset));
    }

    /// <summary>Continues with an engine that was saved and resumed.</summary>
    public SequenceReplayer(TheGraphEngine engine) => Engine = engine;

    /// <summary>The forced ruleset, or null.</summary>
    public GraphRuleset? Forced { get; }

    /// <summary>The engine; observers may be added before the first operation.</summary>
    public TheGraphEngine Engine { get; }

    /// <summary>Everything that was wrong with the record, in order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Operations applied, reverted ones included.</summary>
    public long Applied { get; private set; }

    /// <summary>Operations that reverted.</summary>
    public long Reverted { get; private set; }

    /// <summary>Recorded successes and reverts held against the rules; none under a forced ruleset or in a simulation.</summary>
    public long OutcomesCompared { get; private set; }

    /// <summary>Told after each applied operation: the operation and what came of it.</summary>
    public Action<RecordedOperation, CommandOutcome>? After { get; set; }

    /// <summary>Says which commands a simulation passes over, or null.</summary>
    public Predicate<GraphCommand>? PassOver { get; set; }

    /// <summary>Told before each operation is applied.</summary>
    public Action<RecordedOperation>? Before { get; set; }

    /// <summary>Reads a whole stream: a header and operations.</summary>
    /// <param name="stream">UTF-8 JSON Lines.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="ruleset">Forces a ruleset, or null.</param>
    /// <param name="prepare">Adds observers before the first operation.</param>
    /// <param name="untilBlock">Last block to apply, or null for all.</param>
    /// <param name="withState">True to keep the recorded getter values for <see cref="After"/>.</param>
    /// <param name="resumed">A saved state to go on from: a header of the stream is then passed over, and none is needed.</param>
    /// <exception cref="ApportionException">There is no readable header.</exception>
    public static SequenceReplayer Run(
        Stream stream,
        string file,
        GraphRuleset? ruleset = null,
        Action<SequenceReplayer>? prepare = null,
        ulong? untilBlock = null,
        bool withState = false,
        GraphSetup? resumed = null
    )
    {
        var replayer = resumed is null ? null : new SequenceReplayer(resumed, ruleset);
        if (replayer is not null)
            prepare?.Invoke(replayer);
        var isFirst = true;
        foreach (var line in JsonLines.Read(stream, file))
        {
            var passesOver = isFirst && resumed is not null && IsHeader(line);
            isFirst = false;
            if (passesOver)
                continue;
            if (replayer is null)
            {
                replayer = new SequenceReplayer(ReadHeader(line), ruleset);
                prepare?.Invoke(replayer);
                continue;
            }
            if (!replayer.Step(line, untilBlock, withState))
                break;
        }
        return replayer
            ?? throw ApportionException.Malformed(
                "thegraph.calls.header",
                file,
                "a header line",
                "nothing",
                "the first line of a sequence is its header"
            );
    }

    /// <summary>Reads the header line.</summary>
    /// <exception cref="ApportionException">It is not a header.</exception>
    public static SequenceHeader ReadHeader(JsonLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            if (SequenceHeader.IsHeader(document.RootElement))
                return SequenceHeader.Read(document.RootElement, line.Where);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw Header(line, ParseEdge.Found(e), e);
        }
        throw Header(line, "another record", null);
    }

    private static bool IsHeader(JsonLine line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            return SequenceHeader.IsHeader(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ApportionException Header(JsonLine line, string found, Exception? inner) =>
        ApportionException.Malformed(
            "thegraph.calls.header",
            line.Where,
            "a header (type: header)",
            found,
            "the first line of a sequence is its header",
            inner
        );

    /// <summary>Applies one line; false once a line lies beyond <paramref name="untilBlock"/>.</summary>
    public bool Step(JsonLine line, ulong? untilBlock = null, bool withState = false)
    {
        RecordedOperation? operation;
        try
        {
            operation = OperationReader.Read(line, withState);
        }
        catch (ApportionException e)
        {
            _findings.Add(e.Finding);
            return true;
        }
        if (operation is null)
            return true;
        if (operation.Block > untilBlock)
            return false;
        Apply(operation);
        return true;
    }

    /// <summary>Applies one operation.</summary>
    public void Apply(RecordedOperation operation)
    {
        if (!IsInOrder(operation))
            return;
        _last = operation;
        try
        {
            Before?.Invoke(operation);
            if (operation.UpgradeTo is not null)
                Upgrade(operation);
            else
                Call(operation);
        }
        catch (ApportionException e)
        {
            _findings.Add(e.Finding with { Where = $"{operation.Where}: {e.Finding.Where}" });
        }
        catch (AbiException e)
        {
            _findings.Add(
                Finding.Malformed(
                    "thegraph.calls.arguments",
                    operation.Where,
                    "arguments as the function declares them",
                    e.Message,
                    "the call was left out; figures after it may be wrong"
                )
            );
        }
    }

    private void Call(RecordedOperation operation)
    {
        var contract = Engine.Addresses.Find(operation.To);
        if (contract is null)
            throw ApportionException.Malformed(
                "thegraph.calls.contract",
                "to",
                "one of the header's contracts",
                operation.To.ToString(),
                "the call was left out; state the right contracts in the header"
            );
        var command =
            CallDecoder.Decode(contract.Value, operation.Calldata)
            ?? throw ApportionException.Unsupported(
                "thegraph.calls.function",
                $"calldata of {contract}",
                "a function that rewards depend on",
                SelectorOf(operation.Calldata),
                "the call was left out; figures after it may be wrong"
            );
        if (PassOver is { } passesOver && passesOver(command))
            return;
        var call = new CallContext(operation.Block, operation.Timestamp, operation.From, operation.Succeeded == true);
        var outcome = Engine.Apply(command, call);
        Applied++;
        if (!outcome.Succeeded)
            Reverted++;
        if (Forced is null && PassOver is null)
            CompareOutcome(operation, outcome);
        After?.Invoke(operation, outcome);
    }

    private void CompareOutcome(RecordedOperation operation, CommandOutcome outcome)
    {
        if (operation.Succeeded is not { } succeeded)
            return;
        OutcomesCompared++;
        if (succeeded != outcome.Succeeded)
            _findings.Add(
                Finding.Of(
                    OutcomeCode,
                    operation.Where,
                    outcome.Succeeded ? "success" : outcome.RevertText,
                    succeeded ? "success" : operation.RevertText ?? "a revert",
                    "found is what was recorded, expected what the rules give; check the ruleset and that no call is missing"
                )
            );
    }

    private void Upgrade(RecordedOperation operation)
    {
        var addresses = operation.Addresses is { } refreshed
            ? SequenceHeader.Refresh(Engine.Addresses, refreshed, operation.Where)
            : Engine.Addresses;
        Engine.Upgrade(
            Forced ?? GraphRulesets.Parse(operation.UpgradeTo!),
            addresses,
            operation.Block,
            operation.Timestamp
        );
        Applied++;
    }

    private bool IsInOrder(RecordedOperation operation)
    {
        if (_last is null)
            _first = operation.Number;
        else if (operation.Number != 0 || _first != 0)
        {
            if (operation.Number == _last.Number + 1)
                return true;
            if (operation.Number <= _last.Number)
            {
                Disorder(operation);
                return false;
            }
            _findings.Add(
                Finding.Missing(
                    "thegraph.calls.gap",
                    operation.Where,
                    string.Create(CultureInfo.InvariantCulture, $"operation {_last.Number + 1}"),
                    "operations are missing before this one; figures after it may be wrong"
                )
            );
        }
        return true;
    }

    private void Disorder(RecordedOperation operation)
    {
        var repeated = operation.Number == _last!.Number && operation.Calldata.AsSpan().SequenceEqual(_last.Calldata);
        _findings.Add(
            repeated
                ? Finding.Notice("thegraph.calls.repeated", operation.Where, "this operation is there twice; used once")
                : Finding.Malformed(
                    "thegraph.calls.order",
                    operation.Where,
                    string.Create(CultureInfo.InvariantCulture, $"operation {_last.Number + 1}"),
                    string.Create(CultureInfo.InvariantCulture, $"operation {operation.Number}"),
                    "the operation was left out; sort the record as the chain ran it"
                )
        );
    }

    private static string SelectorOf(byte[] calldata) =>
        "0x" + Convert.ToHexStringLower(calldata.AsSpan(0, Math.Min(4, calldata.Length)));
}
