using System.Text.Json;
using Apportion.Core.Evm;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// Reads the input side of a recorded sequence (a line <c>meta</c> with addresses and genesis parameters, then a line
/// <c>tx</c> for each transaction with its raw logs and parameter values).
/// </summary>
public static class SequenceFacts
{
    private static readonly string[] InitialParameters = ["inflation", "inflationChange", "targetBondingRate"];

    /// <summary>The contract addresses of a meta line.</summary>
    public static LivepeerContracts Contracts(JsonElement meta)
    {
        var contracts = new LivepeerContracts();
        foreach (var contract in meta.GetProperty("contracts").EnumerateObject())
            if (Enum.TryParse<ContractRole>(contract.Name, out var role))
                contracts.Add(role, Address.Parse(contract.Value.GetString()!));
        return contracts;
    }

    /// <summary>Adds the genesis parameters of a meta line.</summary>
    public static void AddInitial(JsonElement meta, ParameterValues values)
    {
        if (meta.TryGetProperty("config", out var config))
            foreach (var name in InitialParameters)
                if (config.TryGetProperty(name, out var value))
                    values.AddInitial(name, UInt256.Parse(value.GetString()!));
    }

    /// <summary>Adds the parameter values of a tx line: those of its ParameterUpdate logs, and the L1 supply where it sets that.</summary>
    public static void AddParameters(JsonElement transaction, ParameterValues parameters)
    {
        if (transaction.TryGetProperty("parameterValues", out var values))
        {
            var hash = Hash256.Parse(transaction.GetProperty("txHash").GetString()!);
            foreach (var value in values.EnumerateObject())
                parameters.Add(hash, value.Name, UInt256.Parse(value.Value.GetString()!));
        }
        if (Text(transaction, "op") == "setL1Supply" && Text(transaction, "input") is { Length: 74 } input)
            parameters.AddL1Supply(
                ulong.Parse(Text(transaction, "blockNumber")!, NumberStyles.None, CultureInfo.InvariantCulture),
                transaction.GetProperty("txIndex").GetUInt64(),
                UInt256.ParseHex("0x" + input[10..])
            );
    }

    /// <summary>The raw logs of a tx line; none for a reverted one.</summary>
    public static IReadOnlyList<EvmLog> Logs(JsonElement transaction, string where)
    {
        if (!transaction.TryGetProperty("logs", out var logs))
            return [];
        var read = new List<EvmLog>(logs.GetArrayLength());
        foreach (var log in logs.EnumerateArray())
            read.Add(EvmLogReader.Read(log, where));
        return read;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
