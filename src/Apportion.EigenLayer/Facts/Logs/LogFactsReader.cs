using System.Text;
using Apportion.Core;
using Apportion.Core.Evm;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Reads logs from files: recorded histories (see <see cref="LogHistory"/>) or plain eth_getLogs JSON Lines.</summary>
public sealed class LogFactsReader
{
    private readonly List<EvmLog> _logs = [];
    private readonly List<Block> _blocks = [];
    private EigenLayerContracts? _contracts;

    /// <summary>Starts without files.</summary>
    /// <param name="contracts">Where the contracts live; null to take it from a history's header.</param>
    public LogFactsReader(EigenLayerContracts? contracts) => _contracts = contracts;

    /// <summary>The recorded blocks of the histories among the files, in the order of the files.</summary>
    public List<HistoryBlock> History { get; } = [];

    /// <summary>Names blocks and their times, for logs that carry no time and for blocks without logs.</summary>
    public void AddBlocks(IEnumerable<Block> blocks) => _blocks.AddRange(blocks);

    /// <summary>Takes a file.</summary>
    /// <param name="stream">Its text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">A line is not what it should be.</exception>
    public void Add(Stream stream, string file)
    {
        using var lines = JsonLines.Read(stream, file).GetEnumerator();
        if (!lines.MoveNext())
        {
            return;
        }

        if (LogHistory.Recognises(Encoding.UTF8.GetString(lines.Current.Utf8.Span)))
        {
            Add(LogHistory.Read(FromCurrent(lines), file));
            return;
        }

        foreach (var line in FromCurrent(lines))
        {
            EvmLogReader.ReadLine(line, _logs);
        }
    }

    /// <summary>The rows of all files together.</summary>
    /// <param name="otherwise">Where the contracts live if neither the constructor nor a header said so.</param>
    /// <exception cref="ApportionException">The contracts are not known, or a log cannot be decoded.</exception>
    public LogFacts Read(EigenLayerContracts? otherwise = null) =>
        LogFactsBuilder.Read(
            _logs,
            _contracts
                ?? otherwise
                ?? throw ApportionException.Missing(
                    "eigenlayer.contracts",
                    "logs",
                    "the addresses of the contracts",
                    "Name the network; plain eth_getLogs files do not say where the contracts live."
                ),
            _blocks
        );

    private void Add(LogHistory history)
    {
        _contracts ??= history.Contracts;
        History.AddRange(history.Blocks);
        _logs.AddRange(history.Blocks.SelectMany(block => block.Logs));
        _blocks.AddRange(history.Blocks.Select(block => block.Header));
    }

    private static IEnumerable<JsonLine> FromCurrent(IEnumerator<JsonLine> lines)
    {
        do
        {
            yield return lines.Current;
        } while (lines.MoveNext());
    }
}
