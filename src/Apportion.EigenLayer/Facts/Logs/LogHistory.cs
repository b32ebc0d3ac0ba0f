using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// A recorded history of the contracts: JSON Lines, first a header with the contract addresses, then one line a block with
/// its logs and, optionally, the decoded logs and the views of the contracts at its end.
/// </summary>
/// <remarks>Source: <c>vectors/eigenlayer-logs/README.md</c>.</remarks>
public sealed class LogHistory
{
    private LogHistory(EigenLayerContracts contracts, List<HistoryBlock> blocks) =>
        (Contracts, Blocks) = (contracts, blocks);

    /// <summary>Where the contracts live.</summary>
    public EigenLayerContracts Contracts { get; }

    /// <summary>All recorded blocks in the order of the file.</summary>
    public IReadOnlyList<HistoryBlock> Blocks { get; }

    /// <summary>Whether a text begins like such a history.</summary>
    /// <param name="head">The first line or more.</param>
    public static bool Recognises(string head) =>
        head.StartsWith('{')
        && head.Contains("\"header\"", StringComparison.Ordinal)
        && head.Contains("\"contracts\"", StringComparison.Ordinal)
        && head.Contains("\"DelegationManager\"", StringComparison.Ordinal);

    /// <summary>Reads a history.</summary>
    /// <param name="stream">UTF-8 text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">A line is not what it should be.</exception>
    public static LogHistory Read(Stream stream, string file)
    {
        EigenLayerContracts? contracts = null;
        var blocks = new List<HistoryBlock>();
        foreach (var line in JsonLines.Read(stream, file))
        {
            if (contracts is null)
                contracts = ReadHeader(line);
            else
                blocks.Add(ReadBlock(line));
        }

        return contracts is null
            ? throw ApportionException.Missing(
                "eigenlayer.history",
                file,
                "a header line with the contracts",
                "Give a recorded history."
            )
            : new LogHistory(contracts, blocks);
    }

    /// <summary>The contracts that a header line names.</summary>
    /// <param name="line">The first line of a history.</param>
    /// <exception cref="ApportionException">The line is not what it should be.</exception>
    public static EigenLayerContracts ReadHeader(JsonLine line) =>
        Parse(line, root => ReadContracts(root.GetProperty("contracts")));

    /// <summary>One block.</summary>
    /// <param name="line">A line after the first one.</param>
    /// <exception cref="ApportionException">The line is not what it should be.</exception>
    public static HistoryBlock ReadBlock(JsonLine line) => Parse(line, root => ReadBlock(root.Clone(), line.Where));

    private static T Parse<T>(JsonLine line, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Utf8);
            return read(document.RootElement);
        }
        catch (Exception cause) when (ParseEdge.IsShape(cause))
        {
            throw Bad(line, cause);
        }
    }

    /// <summary>The rows of all logs.</summary>
    /// <exception cref="ApportionException">A log cannot be decoded.</exception>
    public LogFacts ToFacts() =>
        LogFactsBuilder.Read(Blocks.SelectMany(block => block.Logs), Contracts, Blocks.Select(block => block.Header));

    private static EigenLayerContracts ReadContracts(JsonElement contracts) =>
        new(
            contracts
                .EnumerateObject()
                .Where(contract => Enum.IsDefined(typeof(EigenLayerContract), contract.Name))
                .Select(contract =>
                    KeyValuePair.Create(
                        Address.Parse(contract.Value.GetString().AsSpan()),
                        Enum.Parse<EigenLayerContract>(contract.Name)
                    )
                )
        );

    private static HistoryBlock ReadBlock(JsonElement block, string where)
    {
        var logs = new List<EvmLog>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(block.GetProperty("logs").GetRawText()));
        reader.Read();
        EvmLogReader.ReadArray(ref reader, $"{where} logs", logs);
        return new HistoryBlock(
            new Block(
                block.GetProperty("number").GetInt64(),
                Hash256.ParseHex(block.GetProperty("hash").GetString().AsSpan()),
                Time(block.GetProperty("timestamp"))
            ),
            logs,
            block
        );
    }

    private static long Time(JsonElement value) =>
        value.GetInt64() is var seconds && UnixTime.IsDate(seconds)
            ? seconds
            : throw new FormatException($"timestamp {value.GetRawText()} is not {UnixTime.Expected}");

    private static ApportionException Bad(JsonLine line, Exception cause) =>
        ApportionException.Malformed(
            "eigenlayer.history",
            line.Where,
            line.Number == 1 ? "a header with contracts" : "a block with number, hash, timestamp and logs",
            ParseEdge.Found(cause),
            "See the README of the eigenlayer-logs vectors for the format.",
            cause
        );
}
