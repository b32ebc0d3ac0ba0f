using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Apportion.Core.Evm;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;

namespace Apportion.TheGraph.Tests;

/// <summary>A recorded sequence seen as a log reader would see it: logs, and the side inputs logs cannot show.</summary>
internal sealed class RecordedLogs
{
    private readonly JsonArray _parameters = [];
    private readonly JsonArray _anchors = [];
    private readonly JsonArray _upgrades = [];
    private readonly JsonNode _header;

    public RecordedLogs(string name, int anchorEvery)
    {
        using var reader = new StreamReader(GzipVector.Named(name).Open());
        _header = JsonNode.Parse(reader.ReadLine()!)!;
        var contracts = SequenceHeader.Read(JsonSerializer.SerializeToElement(_header), name).Setup.Addresses;
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            var operation = JsonNode.Parse(line)!;
            if (operation["label"] is null)
                continue;
            Final = operation["state"]!;
            FinalBlock = ulong.Parse((string)operation["bn"]!, CultureInfo.InvariantCulture);
            if ((string?)operation["label"] == "upgrade")
                AddUpgrade(operation);
            else
                AddCall(operation, contracts);
            if (anchorEvery > 0 && ++count % anchorEvery == 0)
                _anchors.Add(Anchor(operation));
        }
    }

    public List<JsonObject> Logs { get; } = [];

    public JsonNode Final { get; private set; } = null!;

    public ulong FinalBlock { get; private set; }

    public LogReplayer Replay(
        Action<JsonObject>? side = null,
        IEnumerable<JsonObject>? logs = null,
        Action<LogReplayer>? prepare = null
    )
    {
        var document = new JsonObject
        {
            ["header"] = _header.DeepClone(),
            ["parameters"] = _parameters.DeepClone(),
            ["anchors"] = _anchors.DeepClone(),
            ["upgrades"] = _upgrades.DeepClone(),
        };
        side?.Invoke(document);
        var inputs = LogSideInputs.Read(new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString())), "side.json");
        var replayer = new LogReplayer(inputs);
        prepare?.Invoke(replayer);
        var text = string.Join('\n', (logs ?? Logs).Select(log => log.ToJsonString()));
        replayer.Run(new MemoryStream(Encoding.UTF8.GetBytes(text)), "logs.jsonl");
        return replayer;
    }

    private void AddCall(JsonNode operation, State.GraphAddresses contracts)
    {
        if (!(bool)operation["ok"]!)
            return;
        var block = ulong.Parse((string)operation["l2Block"]!, CultureInfo.InvariantCulture);
        foreach (var node in operation["logs"]!.AsArray())
        {
            var log = (JsonObject)node!.DeepClone();
            log["blockTimestamp"] =
                "0x"
                + ulong.Parse((string)operation["ts"]!, CultureInfo.InvariantCulture)
                    .ToString("x", CultureInfo.InvariantCulture);
            log["logIndex"] = "0x" + Logs.Count.ToString("x", CultureInfo.InvariantCulture);
            Logs.Add(log);
            if ((string)log["topics"]![0]! == GraphEvents.Rewards.ParameterUpdated.Topic0.ToString())
                _parameters.Add(Parameter(operation, contracts, block, (ulong)Logs.Count - 1));
        }
    }

    private static JsonObject Parameter(JsonNode operation, State.GraphAddresses contracts, ulong block, ulong index)
    {
        var contract = contracts.Find(Address.Parse((string)operation["to"]!)) ?? GraphContract.RewardsManager;
        var calldata = Convert.FromHexString(((string)operation["calldata"]!).AsSpan(2));
        var (name, value) = CallDecoder.Decode(contract, calldata) switch
        {
            GraphCommand.SetMinimumSubgraphSignal set => ("minimumSubgraphSignal", set.Minimum.ToString()),
            GraphCommand.SetIssuancePerBlock set => ("issuancePerBlock", set.Rate.ToString()),
            GraphCommand.SetRevertOnIneligible set => ("revertOnIneligible", set.Reverts ? "true" : "false"),
            var other => throw new InvalidOperationException($"{other}"),
        };
        return new JsonObject
        {
            ["block"] = block,
            ["logIndex"] = index,
            ["name"] = name,
            ["value"] = value,
        };
    }

    private static JsonObject Anchor(JsonNode operation)
    {
        var state = operation["state"]!;
        var subgraphs = new JsonObject();
        foreach (var (id, values) in state["subgraphs"]!.AsObject())
            subgraphs[id] = new JsonArray(
                (JsonNode)(string)values!["F"]!,
                (JsonNode)(string)values["Fsnap"]!,
                (JsonNode)(string)values["Psnap"]!,
                (JsonNode)(string)values["T"]!
            );
        return new JsonObject
        {
            ["block"] = ulong.Parse((string)operation["l2Block"]!, CultureInfo.InvariantCulture),
            ["accRewardsPerSignal"] = (string)state["P"]!,
            ["accRewardsPerSignalLastBlockUpdated"] = ulong.Parse((string)state["B"]!, CultureInfo.InvariantCulture),
            ["subgraphs"] = subgraphs,
        };
    }

    private void AddUpgrade(JsonNode operation) =>
        _upgrades.Add(
            new JsonObject
            {
                ["block"] = ulong.Parse((string)operation["l2Block"]!, CultureInfo.InvariantCulture),
                ["ruleset"] = (string)operation["inputs"]!["to"]!,
                ["addresses"] = operation["addresses"]!.DeepClone(),
            }
        );
}
