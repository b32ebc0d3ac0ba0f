using System.Text.Json;
using Apportion.Core.Evm;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// Collects input: logs as <c>eth_getLogs</c> gives them (JSON Lines) or recorded sequences, in any order and any number of
/// files, and values of a parameter file. Gives facts in the order of the chain and names what was repaired or refused.
/// </summary>
public sealed class LivepeerInput
{
    private readonly List<EvmLog> _logs = [];

    /// <summary>The contract addresses; a recorded sequence brings its own.</summary>
    public LivepeerContracts Contracts { get; private set; }

    /// <summary>Values that logs do not carry.</summary>
    public ParameterValues Parameters { get; } = new();

    /// <summary>True if a recorded sequence was read, so that the network's addresses do not matter.</summary>
    public bool IsSequence { get; private set; }

    /// <summary>Logs read so far.</summary>
    public int LogCount => _logs.Count;

    /// <summary>Starts with the addresses of a network.</summary>
    public LivepeerInput(LivepeerContracts contracts) => Contracts = contracts;

    /// <summary>Reads a file of logs or a recorded sequence; which one, its first line says.</summary>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public void ReadLogs(Stream stream, string file)
    {
        foreach (var line in JsonLines.Read(stream, file))
        {
            if (line.Utf8.Span.StartsWith("{\"type\":"u8))
                ReadSequence(line);
            else
                EvmLogReader.ReadLine(line, _logs);
        }
    }

    /// <summary>
    /// Reads a parameter file, JSON Lines: <c>{"transactionHash":"0x…","parameters":{"name":"value"}}</c> for the values after a
    /// transaction, <c>{"initial":{"name":"value"}}</c> for constructor values,
    /// <c>{"blockNumber":1,"transactionIndex":0,"l1CirculatingSupply":"value"}</c> for the supply on L1.
    /// </summary>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public void ReadParameters(Stream stream, string file)
    {
        foreach (var line in JsonLines.Read(stream, file))
            Guard(line, root => ParameterFile.Read(root, Parameters));
    }

    /// <summary>The facts in the order of the chain.</summary>
    /// <param name="findings">Gets what was repaired, refused or passed over.</param>
    public IReadOnlyList<LivepeerFact> Facts(ICollection<Finding> findings)
    {
        var decoder = new LogDecoder(Contracts);
        var facts = new List<LivepeerFact>();
        foreach (var log in EvmLogSequence.Order(WithoutUndone(findings), findings))
            if (Decode(decoder, log) is { } fact)
                facts.Add(fact);
        foreach (var finding in decoder.Findings())
            findings.Add(finding);
        if (!facts.Exists(fact => fact.Contract == ContractRole.BondingManager))
            findings.Add(
                Finding.Missing(
                    "livepeer.no-logs",
                    string.Create(CultureInfo.InvariantCulture, $"{_logs.Count} logs"),
                    "logs of the BondingManager",
                    "check the network and the contract addresses"
                )
            );
        return facts;
    }

    private static LivepeerFact? Decode(LogDecoder decoder, EvmLog log)
    {
        try
        {
            return decoder.Decode(log);
        }
        catch (ApportionException e)
        {
            return new LivepeerFact.Unreadable(LogDecoder.Origin(log), LivepeerEvents.Find(log.Topic0)!, e.Finding);
        }
    }

    /// <summary>Leaves out logs that a later record says were undone; the last word on a log of a block counts.</summary>
    private List<EvmLog> WithoutUndone(ICollection<Finding> findings)
    {
        if (!_logs.Exists(log => log.Removed))
            return _logs;
        var undone = new HashSet<(Hash256? Block, uint Index)>();
        foreach (var log in _logs)
            if (log.Removed)
                undone.Add((log.BlockHash, log.LogIndex));
            else
                undone.Remove((log.BlockHash, log.LogIndex));
        var kept = new List<EvmLog>(_logs.Count);
        foreach (var log in _logs)
            if (log.Removed || !undone.Contains((log.BlockHash, log.LogIndex)))
                kept.Add(log);
            else
                findings.Add(
                    Finding.Notice(
                        "livepeer.undone",
                        log.Where,
                        "a later record says that this log was undone; left out"
                    )
                );
        return kept;
    }

    private void ReadSequence(JsonLine line) =>
        Guard(
            line,
            root =>
            {
                switch (root.GetProperty("type").GetString())
                {
                    case "meta":
                        IsSequence = true;
                        Contracts = SequenceFacts.Contracts(root);
                        SequenceFacts.AddInitial(root, Parameters);
                        break;
                    case "tx":
                        SequenceFacts.AddParameters(root, Parameters);
                        _logs.AddRange(SequenceFacts.Logs(root, line.Where));
                        break;
                }
            }
        );

    private static void Guard(JsonLine line, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            read(document.RootElement);
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "livepeer.line",
                line.Where,
                "a line of a log file, a recorded sequence or a parameter file",
                ParseEdge.Found(e),
                "see docs/reference/livepeer-logs.md for the three forms",
                e
            );
        }
    }
}
