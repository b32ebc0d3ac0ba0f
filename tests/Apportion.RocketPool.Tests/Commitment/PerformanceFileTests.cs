using System.Text;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Tests.Commitment;

public sealed class PerformanceFileTests
{
    private const string V1 = """
        {
          "index": 3,
          "network": "mainnet",
          "startTime": "2022-10-27T05:35:39Z",
          "endTime": "2022-11-24T05:35:39Z",
          "consensusStartBlock": 5002080,
          "consensusEndBlock": 5203679,
          "executionStartBlock": 15837000,
          "executionEndBlock": 16038000,
          "minipoolPerformance": {
            "0x0000000000000000000000000000000000000001": {
              "pubkey": "aa",
              "startSlot": 5002080,
              "endSlot": 5203679,
              "activeFraction": 0.75,
              "successfulAttestations": 6298,
              "missedAttestations": 2,
              "participationRate": 0.9996825396825397,
              "missingAttestationSlots": [
                5002100,
                5002200
              ],
              "ethEarned": 0.012345678901234567
            }
          }
        }

        """;

    private const string V11 = """
        {
          "rewardsFileVersion": 4,
          "rulesetVersion": 11,
          "index": 142,
          "network": "testnet",
          "startTime": "2026-02-06T00:00:24Z",
          "endTime": "2026-02-08T00:00:12Z",
          "consensusStartBlock": 2343552,
          "consensusEndBlock": 2357951,
          "executionStartBlock": 2177467,
          "executionEndBlock": 2190645,
          "minipoolPerformance": {
            "0x0000000000000000000000000000000000000001": {
              "pubkey": "aa",
              "successfulAttestations": 450,
              "missedAttestations": 0,
              "attestationScore": "146250000000000000000",
              "missingAttestationSlots": [],
              "ethEarned": "18798396447309",
              "consensusIncome": "3357542000000000",
              "bonusEthEarned": "125907825000000",
              "effectiveCommission": "100000000000000000"
            }
          },
          "megapoolPerformance": {
            "0x0000000000000000000000000000000000000002": {
              "voterShare": "9117377413105831"
            },
            "0x0000000000000000000000000000000000000003": {
              "validatorPerformance": {
                "bb": {
                  "successfulAttestations": 447,
                  "missedAttestations": 1,
                  "attestationScore": "75431250000000000000",
                  "missingAttestationSlots": [
                    2360224
                  ],
                  "ethEarned": "15505219186073"
                }
              }
            }
          },
          "bonusScalar": "1000000000000000000"
        }

        """;

    [Theory]
    [InlineData(V1)]
    [InlineData(V11)]
    public void Every_form_is_read_and_written_again_byte_for_byte(string text)
    {
        text = text.ReplaceLineEndings("\n");
        PerformanceFile file = Read(text);
        using var stream = new MemoryStream();
        PerformanceFileJson.Write(file, stream);
        Assert.Equal(text, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void An_interval_without_pool_has_no_times()
    {
        PerformanceFile file = Read("""{"index":0,"network":"mainnet","minipoolPerformance":{}}""");
        Assert.Empty(file.Minipools);
        Assert.Null(file.BonusScalar);
        Assert.Equal("mainnet", file.Header.Network);
    }

    [Fact]
    public void A_bonus_scalar_of_null_is_none_and_a_validator_twice_is_refused()
    {
        Assert.Null(Read("""{"index":0,"network":"x","minipoolPerformance":{},"bonusScalar":null}""").BonusScalar);
        const string twice = """
            {"rewardsFileVersion":4,"index":0,"network":"x","minipoolPerformance":{
              "0x0000000000000000000000000000000000000001":{"successfulAttestations":1,"missedAttestations":0,"ethEarned":"1"},
              "0x0000000000000000000000000000000000000001":{"successfulAttestations":1,"missedAttestations":0,"ethEarned":"1"}}}
            """;
        RewardsFileException error = Assert.Throws<RewardsFileException>(() => Read(twice));
        Assert.Equal("rocketpool.performance.duplicate", error.Finding.Code);
        Assert.Contains("line 3", error.Finding.Where, StringComparison.Ordinal);
    }

    private static PerformanceFile Read(string text) =>
        PerformanceFileJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "performance.json");
}
