using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Replay;

/// <summary>
/// Replays from logs alone. Hidden hook calls change where floors happen, so figures are exact only at anchors and bounded
/// between them; what is missing is named and never guessed. Source: spec the-graph sections 22 and 24.
/// </summary>
public sealed partial class LogReplayer
{
    private const string TransfersMissing =
        "GRT transfers of the curation contract are not among the logs: the signal is the sum of the pools";

    private readonly LogSideInputs _side;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _nextAnchor;
    private int _nextUpgrade;

    /// <summary>Starts from the side inputs' state.</summary>
    public LogReplayer(LogSideInputs side)
    {
        _side = side;
        Engine = new TheGraphEngine(side.Header.Setup);
        Engine.World.CollectsFlows = true;
        _anchorBlock = Engine.Block;
        _startBlock = Engine.Block;
        if (!side.TransfersIncluded)
            MarkIncomplete(TransfersMissing);
    }

    /// <summary>The engine; observers may be added before the first log.</summary>
    public TheGraphEngine Engine { get; }

    /// <summary>Everything that was wrong or missing, in order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Amounts that the chain's own logs confirm to the wei.</summary>
    public long Confirmed { get; private set; }

    /// <summary>Transactions applied.</summary>
    public long Transactions { get; private set; }

    /// <summary>Reads logs (eth_getLogs JSON Lines) and replays them.</summary>
    public void Run(Stream stream, string file) => Run([.. EvmLogReader.ReadLines(stream, file)]);

    /// <summary>Replays logs in any order: they are put into the chain's, and what was wrong with them is named.</summary>
    public void Run(IReadOnlyList<EvmLog> logs)
    {
        var ordered = EvmLogSequence.Order(logs, _findings);
        for (var at = 0; at < ordered.Count; )
        {
            var end = at;
            while (
                end < ordered.Count
                && ordered[end].BlockNumber == ordered[at].BlockNumber
                && ordered[end].TransactionHash == ordered[at].TransactionHash
            )
                end++;
            ReachBlock(ordered[at].BlockNumber);
            Apply([.. ordered.Skip(at).Take(end - at)]);
            at = end;
        }
        ReachBlock(ulong.MaxValue);
    }

    /// <summary>Moves to a later block without a log, so that figures are as of then.</summary>
    /// <param name="block">Block as contracts see it.</param>
    public void AdvanceTo(ulong block) =>
        Engine.Run(static _ => { }, new CallContext(Math.Max(block, Engine.Block), Engine.Timestamp, default));

    /// <summary>Applies the anchors and upgrades that come before the logs of a block.</summary>
    private void ReachBlock(ulong block)
    {
        while (_nextAnchor < _side.Anchors.Count && _side.Anchors[_nextAnchor].Block < block)
            Rebase(_side.Anchors[_nextAnchor++]);
        while (_nextUpgrade < _side.Upgrades.Count && _side.Upgrades[_nextUpgrade].Block <= block)
        {
            var upgrade = _side.Upgrades[_nextUpgrade++];
            Engine.Upgrade(upgrade.Ruleset, upgrade.Addresses, Engine.Block, Engine.Timestamp);
        }
    }

    private void Apply(IReadOnlyList<EvmLog> raw)
    {
        var first = raw[0];
        if (first.L1BlockNumber is not { } block)
        {
            Once(
                Finding.Missing(
                    "thegraph.logs.l1-block",
                    first.Where,
                    "l1BlockNumber",
                    "contracts on Arbitrum see the L1 block number: ask for receipts or blocks that carry it"
                )
            );
            MarkIncomplete("the block number that contracts see is missing from logs");
            block = Engine.Block;
        }
        else if (block > long.MaxValue)
        {
            _findings.Add(
                Finding.Malformed(
                    "thegraph.logs.l1-block",
                    first.Where,
                    "an l1BlockNumber below 2^63",
                    block.ToString(CultureInfo.InvariantCulture),
                    "correct the field; the transaction was replayed at the block before"
                )
            );
            MarkIncomplete("a block number that contracts see is none");
            block = Engine.Block;
        }
        var time = first.BlockTimestamp ?? Engine.Timestamp;
        var call = new CallContext(
            Math.Max(block, Engine.Block),
            Math.Max(time, Engine.Timestamp),
            Engine.Addresses.Governor
        );
        if (block < Engine.Block)
            _findings.Add(
                Finding.Malformed(
                    "thegraph.logs.order",
                    first.Where,
                    string.Create(CultureInfo.InvariantCulture, $"l1BlockNumber {Engine.Block} or later"),
                    string.Create(CultureInfo.InvariantCulture, $"{block}"),
                    "the numbers contracts see never decrease; fetch these logs again"
                )
            );
        var transaction = new LogTransaction(raw, Decode(raw));
        Before?.Invoke();
        var outcome = Engine.Run(world => Process(world, transaction), call);
        Transactions++;
        if (!outcome.Succeeded)
            Gap(first.Where, $"the rules refuse what the chain accepted ({outcome.RevertText})");
        else
            CompareOutputs(transaction);
        Report(transaction, call);
        if (outcome.Succeeded)
            NoteSnapshots(transaction);
    }

    private List<ContractLog?> Decode(IReadOnlyList<EvmLog> raw)
    {
        var decoded = new List<ContractLog?>(raw.Count);
        foreach (var log in raw)
            decoded.Add(DecodeOne(log));
        return decoded;
    }

    private ContractLog? DecodeOne(EvmLog log)
    {
        var contract = Engine.Addresses.Find(log.Address);
        ContractLog? decoded = null;
        try
        {
            decoded = LogDecoder.Decode(log);
        }
        catch (AbiException e)
        {
            _findings.Add(
                Finding.Malformed(
                    "thegraph.logs.shape",
                    log.Where,
                    "the arguments of its event",
                    e.Message,
                    "the log was left out; fetch it again as the node gives it"
                )
            );
            return null;
        }
        if (contract is null)
        {
            // Share tokens of curation pools are ERC-20 contracts of their own; their transfers are of no interest.
            if (decoded is null || decoded.Definition != GraphEvents.Token.Transfer)
                Once(
                    Finding.Malformed(
                        "thegraph.logs.contract",
                        $"{log.Where}: {decoded?.Name ?? "a log"}",
                        "one of the stated contracts",
                        log.Address.ToString(),
                        "the log was left out; state the right contract addresses"
                    ),
                    log.Address.ToString()
                );
            return null;
        }
        if (decoded is null)
            Once(
                Finding.Unsupported(
                    "thegraph.logs.event",
                    $"{log.Where}: {contract}",
                    "a known event",
                    log.Topic0.ToString(),
                    "the log was left out; figures may depend on it"
                ),
                log.Topic0.ToString()
            );
        return decoded;
    }

    private void Gap(string where, string what)
    {
        MarkIncomplete($"{where}: {what}; logs before it are missing");
        _findings.Add(
            Finding.Missing(
                "thegraph.logs.gap",
                $"{where}: {what}",
                "the logs before it",
                "logs are missing: fetch them again without gaps; everything before stays as it is, figures after it may be wrong until the next anchor"
            )
        );
    }

    private void Once(Finding finding, string key = "")
    {
        if (_seen.Add(finding.Code + key))
            _findings.Add(finding);
    }
}
