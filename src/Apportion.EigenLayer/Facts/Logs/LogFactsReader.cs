using System.Text;
using Apportion.Core;
using Apportion.Core.Evm;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// Reads logs from files: recorded histories (see <see cref="LogHistory"/>) or plain eth_getLogs JSON Lines. A line is
/// turned into rows before the next one is read; memory is what <see cref="LogFactsBuilder"/> keeps and one line.
/// </summary>
public sealed class LogFactsReader
{
    private readonly EigenLayerContracts? _given;
    private readonly EigenLayerContracts? _otherwise;
    private readonly List<Block> _blocks = [];
    private readonly List<EvmLog> _line = [];
    private EigenLayerContracts? _contracts;
    private LogFactsBuilder? _builder;

    /// <summary>Starts without files.</summary>
    /// <param name="contracts">Where the contracts live; null to take it from the header of a history.</param>
    /// <param name="otherwise">Where they live if neither the first argument nor a header says so; null if unknown.</param>
    public LogFactsReader(EigenLayerContracts? contracts, EigenLayerContracts? otherwise = null) =>
        (_given, _otherwise) = (contracts, otherwise);

    /// <summary>Names blocks and their times, for logs that carry no time and for blocks without logs.</summary>
    public void AddBlocks(IEnumerable<Block> blocks) => _blocks.AddRange(blocks);

    /// <summary>Takes a file.</summary>
    /// <param name="stream">Its text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">
    /// A line is not what it should be, a log cannot be decoded, or the contracts are not known.
    /// </exception>
    public void Add(Stream stream, string file)
    {
        var isHistory = false;
        foreach (var line in JsonLines.Read(stream, file))
        {
            if (line.Number == 1 && LogHistory.Recognises(Encoding.UTF8.GetString(line.Utf8.Span)))
            {
                isHistory = true;
                Use(LogHistory.ReadHeader(line), file);
            }
            else if (isHistory)
                AddBlock(LogHistory.ReadBlock(line));
            else
                AddLogs(line);
        }
    }

    /// <summary>The rows of all files together.</summary>
    /// <exception cref="ApportionException">The contracts or the time of a log's block are not known.</exception>
    public LogFacts Read()
    {
        var builder = Builder();
        foreach (var block in _blocks)
            builder.AddBlock(block);
        return builder.Build();
    }

    private void AddBlock(HistoryBlock block)
    {
        Builder().AddBlock(block.Header);
        foreach (var log in block.Logs)
            Builder().Add(log);
    }

    private void AddLogs(JsonLine line)
    {
        _line.Clear();
        EvmLogReader.ReadLine(line, _line);
        foreach (var log in _line)
            Builder().Add(log);
    }

    /// <summary>Takes the contracts of a header, unless the user named them.</summary>
    private void Use(EigenLayerContracts header, string file)
    {
        if (_given is not null)
            return;
        _contracts ??= header;
        if (!_contracts.SameAs(header))
            throw ApportionException.Malformed(
                "eigenlayer.contracts",
                file,
                "the contracts that the files before it were read with",
                "a header with other addresses",
                "Give files of one network, or name the contracts with --contracts."
            );
    }

    private LogFactsBuilder Builder() => _builder ??= new LogFactsBuilder(Contracts());

    private EigenLayerContracts Contracts() =>
        _contracts ??=
            _given
            ?? _otherwise
            ?? throw ApportionException.Missing(
                "eigenlayer.contracts",
                "logs",
                "the addresses of the contracts",
                "Name the network, or give the addresses with --contracts; plain eth_getLogs files do not say where the contracts live."
            );
}
