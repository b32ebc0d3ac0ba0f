using System.Text;
using System.Text.Json.Nodes;
using Apportion.Core;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Tests.Pipeline;

namespace Apportion.RocketPool.Tests.Facts;

public sealed class StateReaderTests
{
    private const string Key =
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001";

    [Fact]
    public void A_complete_document_is_read_without_finding()
    {
        var document = Read(Sample());

        Assert.Empty(document.Findings);
        Assert.Empty(StateValidation.Check(document.Require()));
        Assert.Equal(2UL, document.Require().Attestations.Of(ValidatorPubkey.Parse(Key)).Good);
        Assert.Equal(ulong.MaxValue, document.Require().Validators[ValidatorPubkey.Parse(Key)].ExitEpoch);
    }

    [Fact]
    public void Every_bad_field_is_told_at_once_with_its_path()
    {
        var sample = Sample();
        sample["protocol"]!["rplPrice"] = "-1";
        sample["nodes"]![0]!["optedIn"] = "yes";
        sample["nodes"]![0]!["minipools"]![0]!["status"] = 9;
        sample["nodes"]![0]!["minipools"]![0]!["pubkey"] = "0x12";
        sample["beacon"]!.AsObject().Remove("genesisTime");

        var document = Read(sample);

        Assert.Null(document.State);
        Assert.Equal(
            [
                "beacon.genesisTime",
                "nodes[0].minipools[0].pubkey",
                "nodes[0].minipools[0].status",
                "nodes[0].optedIn",
                "protocol.rplPrice",
            ],
            document.Findings.Select(finding => finding.Where).Order(StringComparer.Ordinal)
        );
        Assert.All(document.Findings, finding => Assert.NotNull(finding.Advice));
    }

    [Fact]
    public void A_document_that_is_cut_off_is_malformed()
    {
        var text = Sample().ToJsonString();

        var document = NetworkStateReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text[..^30])));

        Assert.Null(document.State);
        Assert.Equal("rocketpool.state.not-json", document.Findings[^1].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public void What_is_no_document_is_malformed(string text)
    {
        var document = NetworkStateReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Null(document.State);
        Assert.Equal(FindingKind.Malformed, document.Findings[0].Kind);
    }

    [Fact]
    public void An_unknown_field_is_a_notice_and_an_unknown_schema_unsupported()
    {
        var sample = Sample();
        sample["extra"] = 1;
        Assert.Equal("rocketpool.state.unknown-field", Assert.Single(Read(sample).Findings).Code);
        Assert.NotNull(Read(sample).State);

        sample["schema"] = "rp-network-state/2";
        Assert.Contains(Read(sample).Findings, finding => finding.Kind == FindingKind.Unsupported);
    }

    [Fact]
    public void A_token_longer_than_the_buffer_and_slots_over_its_end_are_read()
    {
        var sample = Sample();
        sample["note"] = new string('x', 200_000);
        sample["attestations"]!["perValidator"]![Key]!["success"] = new JsonArray([
            .. Enumerable.Range(0, 40_000).Select(slot => (JsonNode)(3200 + slot)),
        ]);

        var state = Read(sample).Require();

        Assert.Equal(40_000UL, state.Attestations.Of(ValidatorPubkey.Parse(Key)).Good);
    }

    [Fact]
    public void The_order_of_parts_does_not_matter()
    {
        var sample = Sample();
        var reversed = new JsonObject(
            sample.Reverse().Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone()))
        );

        Assert.Empty(Read(reversed).Findings);
    }

    [Theory]
    [InlineData("success", 3199, "rocketpool.state.duty-outside-interval")]
    [InlineData("missed", 3520, "rocketpool.state.duty-outside-interval")]
    [InlineData("missed", 3205, "rocketpool.state.duty-twice")]
    public void A_duty_outside_the_interval_or_told_twice_is_malformed(string column, int slot, string code)
    {
        var sample = Sample();
        sample["attestations"]!["perValidator"]![Key]![column]!.AsArray().Add(slot);

        Assert.Equal(code, Assert.Single(StateValidation.Check(Read(sample).Require())).Code);
    }

    [Fact]
    public void Contradictions_between_fields_are_all_told()
    {
        var sample = Sample();
        sample["protocol"]!["rplPrice"] = "0";
        sample["protocol"]!["nodePct"] = "1000000000000000000";
        sample["nodes"]![0]!["minipools"]![0]!["nodeFee"] = "1000000000000000001";
        sample["nodes"]!.AsArray().Add(sample["nodes"]![0]!.DeepClone());
        sample["odao"]![0]!["address"] = "0x00000000000000000000000000000000000000ff";

        var findings = StateValidation.Check(Read(sample).Require());

        Assert.Equal(
            [
                "protocol.rplPrice",
                "protocol.nodePct + odaoPct + pdaoPct",
                "odao[0x00000000000000000000000000000000000000ff]",
            ],
            findings.Take(3).Select(finding => finding.Where)
        );
        Assert.Contains(findings, finding => finding.Code == "rocketpool.state.duplicate");
        Assert.Contains(findings, finding => finding.Where.EndsWith(".nodeFee", StringComparison.Ordinal));
    }

    private static NetworkStateDocument Read(JsonNode node) =>
        NetworkStateReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(node.ToJsonString())));

    private static JsonObject Sample() =>
        JsonNode
            .Parse(
                """
                {"schema":"rp-network-state/1","network":"mainnet","ruleset":9,"index":30,"intervalsPassed":1,
                 "beacon":{"genesisTime":1606824023,"secondsPerSlot":12,"slotsPerEpoch":32},
                 "interval":{"intervalTime":3840,"startTime":1606862423,"endTime":1606866251,
                  "consensusStartNominal":3200,"consensusStartBlock":3200,"nominalEndSlot":3519,"consensusEndBlock":3519,
                  "executionStartBlock":1000,"executionStartTime":1606862423,"executionEndBlock":1320,"executionEndTime":1606866251},
                 "protocol":{"pendingRpl":"70000","nodePct":"700000000000000000","odaoPct":"150000000000000000",
                  "pdaoPct":"150000000000000000","rplPrice":"20000000000000000","minCollateralFraction":"100000000000000000",
                  "maxCollateralFraction":"1500000000000000000","smoothingPoolBalance":"1000","enabledNetworks":[0]},
                 "odao":[{"address":"0x0000000000000000000000000000000000000001","joinedTime":1606824023}],
                 "nodes":[{"address":"0x0000000000000000000000000000000000000001","registrationTime":1606824023,
                  "rewardNetwork":0,"optedIn":true,"optChangedTime":1606824024,"rplStake":"5","megapool":null,
                  "minipools":[{"address":"0x0000000000000000000000000000000000000002","pubkey":"KEY","exists":true,
                   "status":2,"statusTime":1606824023,"penaltyCount":0,"finalised":false,"nodeFee":"150000000000000000",
                   "nodeDepositBalance":"16000000000000000000","userDepositBalance":"16000000000000000000",
                   "lastBondReductionTime":0,"lastBondReductionPrevValue":"0","lastBondReductionPrevNodeFee":"0"}]}],
                 "validators":{"KEY":{"index":"1","status":"active_ongoing","activationEpoch":1,
                  "exitEpoch":"18446744073709551615","withdrawableEpoch":"18446744073709551615"}},
                 "attestations":{"form":"duties","perValidator":{"KEY":{"success":[3205,3237],"missed":[3269]}}},
                 "withdrawals":[{"slot":3300,"validatorIndex":"1","amountWei":"7"}]}
                """.Replace("KEY", Key, StringComparison.Ordinal)
            )!
            .AsObject();
}
