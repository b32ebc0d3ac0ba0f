using System.Text.Json;
using System.Text.Json.Nodes;
using Apportion.Cli.Tests.Fuzz;
using Apportion.Core.Evm;
using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>The verbs of The Graph on logs alone: what an indexer has who did not record calls.</summary>
public sealed class TheGraphLogTests : IDisposable
{
    private const string Allocation = "0x2dae34ee343ab787dab9099b6929bb68292229aa";
    private const string Indexer = "0xb830c09990ba776581da60bc0b096da36712befd";
    private readonly TemporaryFolder _folder = new();
    private readonly string _logs;
    private readonly string _side;

    public TheGraphLogTests()
    {
        _side = _folder.Write("side.json", FuzzInputs.GraphSide());
        _logs = _folder.Write("logs.jsonl", FuzzInputs.GraphLogs(int.MaxValue));
    }

    [Theory]
    [InlineData(
        "bn",
        "9223372036854775808",
        "side.json: header: bn: found 9223372036854775808, expected a block below 2^63"
    )]
    [InlineData("B", "1001", "state: B: found 1001, expected an update at or before the start, block 1000")]
    public void A_start_no_chain_can_have_is_named(string field, string value, string message)
    {
        var side = JsonNode.Parse(File.ReadAllText(_side))!;
        var header = side["header"]!.AsObject();
        (field == "bn" ? header : header["state"]!.AsObject())[field] = value;
        var run = ProgramRun.Of(
            "thegraph",
            "compute",
            _logs,
            "--side",
            _folder.Write("side.json", side.ToJsonString())
        );
        Assert.Equal((4, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_a_block_beyond_63_bits_is_named_and_so_is_such_an_end()
    {
        var lines = File.ReadAllLines(_logs);
        var transaction = (string?)JsonNode.Parse(lines[^1])!["transactionHash"];
        var late = lines.Select(line =>
        {
            var log = JsonNode.Parse(line)!;
            if ((string?)log["transactionHash"] == transaction)
                log["l1BlockNumber"] = "0x8000000000000000";
            return log.ToJsonString();
        });
        var logs = _folder.Write("late.jsonl", string.Join('\n', late));
        var run = ProgramRun.Of("thegraph", "compute", logs, "--side", _side);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("an l1BlockNumber below 2^63", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            2,
            ProgramRun.Of("thegraph", "compute", logs, "--side", _side, "--at", "9223372036854775808").ExitCode
        );
    }

    [Fact]
    public void A_call_of_a_block_beyond_63_bits_is_left_out_and_named()
    {
        var lines = FuzzInputs.LinesOf("vectors/the-graph/tiny.jsonl.gz");
        var call = JsonNode.Parse(lines[1])!;
        call["bn"] = 9223372036854775808;
        var calls = _folder.Write("calls.jsonl", $"{lines[0]}\n{call.ToJsonString()}\n");
        var run = ProgramRun.Of("thegraph", "compute", calls);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("bn is 9223372036854775808, not a block below 2^63", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_gives_every_payment_to_the_wei_and_agrees_with_the_export_of_calls()
    {
        var calls = ProgramRun.Of("thegraph", "export", Repository.At("vectors/the-graph/tiny.jsonl.gz"));
        var logs = ProgramRun.Of("thegraph", "export", _logs, "--side", _side);

        Assert.Equal((0, ""), (logs.ExitCode, logs.Error));
        Assert.Equal(Paid(calls), Paid(logs));
        Assert.NotEmpty(Paid(logs));
    }

    [Fact]
    public void History_leaves_amounts_without_a_log_empty_and_says_why()
    {
        var run = ProgramRun.Of("thegraph", "history", _logs, "--side", _side, "--indexer", Indexer, "--format", "csv");
        var exact = ProgramRun.Of(
            "thegraph",
            "history",
            Repository.At("vectors/the-graph/tiny.jsonl.gz"),
            "--indexer",
            Indexer,
            "--format",
            "csv"
        );

        Assert.Equal((0, ""), (exact.ExitCode, exact.Error));
        Assert.Equal(Column(exact.Out, 2), Column(run.Out, 2));
        Assert.Equal(Column(exact.Out, 4), Column(run.Out, 4));
        Assert.Equal(ExitCode.Incomplete, run.ExitCode);
    }

    [Fact]
    public void Explain_bounds_what_accrued_and_keeps_the_derivation_of_the_claim()
    {
        var run = ProgramRun.Of("thegraph", "explain", _logs, "--side", _side, "--allocation", Allocation);

        Assert.Equal(ExitCode.Incomplete, run.ExitCode);
        Assert.Contains("paid to indexer", run.Out, StringComparison.Ordinal);
        Assert.Contains("wei by the rules, off by at most", run.Out, StringComparison.Ordinal);
        Assert.Contains("rewards of the allocation", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("a POI now", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            [],
            JsonSchema.Check(
                "explain",
                ProgramRun.Of("thegraph", "explain", _logs, "--side", _side, "--allocation", Allocation, "--json").Out
            )
        );
    }

    [Fact]
    public void Compute_states_how_far_every_figure_can_be_trusted()
    {
        var run = ProgramRun.Of("thegraph", "compute", _logs, "--side", _side, "--json");
        using var document = JsonDocument.Parse(run.Out);

        Assert.Equal(0, run.ExitCode);
        var figures = document.RootElement.GetProperty("tables")[0];
        Assert.Equal("figures", figures.GetProperty("name").GetString());
        Assert.Equal("bounded", figures.GetProperty("rows")[0].GetProperty("status").GetString());
        var text = ProgramRun.Of("thegraph", "compute", _logs, "--side", _side, "--at", "2000");
        Assert.Contains("block                    2000", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_under_other_rules_are_refused()
    {
        var run = ProgramRun.Of("thegraph", "export", _logs, "--side", _side, "--ruleset", "gip-0088");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("thegraph.logs.ruleset", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_after_a_gap_says_so_and_keeps_what_the_chain_logged()
    {
        var opened = new EventSignature("AllocationCreated(address,address,bytes32,uint256,uint256)").Topic0.ToString();
        var kept = File.ReadLines(_logs).Where(log => !log.Contains(opened, StringComparison.Ordinal));
        var cut = _folder.Write("cut.jsonl", string.Join('\n', kept));
        var run = ProgramRun.Of("thegraph", "export", cut, "--side", _side, "--format", "jsonl");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("thegraph.logs.gap", run.Error, StringComparison.Ordinal);
        Assert.Contains("thegraph.indexing-reward", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> Paid(ProgramRun run) =>
        [
            .. run
                .Out.Split('\n')
                .Where(line =>
                    line.Contains("-reward", StringComparison.Ordinal)
                    || line.Contains("thegraph.reclaim.", StringComparison.Ordinal)
                )
                .Select(line => string.Join(',', line.Split(',').Where(cell => cell is not ("minted" or "issuance"))))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Column(string csv, int column) =>
        [
            .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(','))
                .Select(cells => $"{cells[0]} {cells[column]}")
                .Where(cell => !cell.EndsWith(" 0", StringComparison.Ordinal)),
        ];
}
