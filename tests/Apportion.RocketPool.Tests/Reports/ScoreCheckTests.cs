using System.Text.Json;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;
using Apportion.RocketPool.Tests.Commitment;
using Apportion.RocketPool.Tests.Pipeline;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Reports;

public class ScoreCheckTests
{
    /// <summary>A bond of 8 ETH at 14 %: 0.14 + 0.86 / 4.</summary>
    private const ulong Reduced = 355_000_000_000_000_000;

    /// <summary>A bond of 16 ETH at 15 %: 0.15 + 0.85 / 2.</summary>
    private const ulong Classic = 575_000_000_000_000_000;

    private static ValidatorPerformance Validator(UInt256 score, ulong successes) =>
        new("", successes, 0, score, [], default(UInt256));

    private static MinipoolPerformance Minipool(UInt256 score, ulong successes, UInt256? commission = null) =>
        new(
            SmallInterval.Node(1),
            Validator(score, successes),
            commission is { } fee ? new BonusPerformance(default, default, fee) : null
        );

    private static List<Finding> Check(params MinipoolPerformance[] minipools)
    {
        var findings = new List<Finding>();
        ScoreCheck.Run("p.json", new PerformanceFile { Minipools = minipools }, findings);
        return findings;
    }

    [Theory]
    [InlineData(Reduced)]
    [InlineData(Classic)]
    [InlineData(589_802_578_736_786_793)] // 16 ETH at 17.9605157473573586 %, seen on mainnet
    [InlineData(250_000_000_000_000_000)] // 8 ETH at 0 %
    [InlineData(600_000_000_000_000_000)] // 16 ETH at 20 %
    public void A_score_of_one_bond_and_commission_is_reachable(ulong each) =>
        Assert.Empty(Check(Minipool((UInt256)each * 6213UL, 6213)));

    [Theory]
    [InlineData(249_999_999_999_999_999)]
    [InlineData(400_000_000_000_000_001)]
    [InlineData(499_999_999_999_999_999)]
    [InlineData(600_000_000_000_000_001)]
    public void A_score_of_no_bond_and_commission_is_found(ulong each)
    {
        Finding finding = Assert.Single(Check(Minipool(each, 1)));
        Assert.Equal("rocketpool.performance.score", finding.Code);
    }

    [Fact]
    public void A_score_changed_by_one_unit_is_found_with_the_difference()
    {
        Finding finding = Assert.Single(Check(Minipool(((UInt256)Reduced * 6213UL) + 1UL, 6213)));
        Assert.Equal("rocketpool.performance.score", finding.Code);
        Assert.Equal("2205615000000000000000", finding.Expected);
        Assert.Equal("2205615000000000000001", finding.Actual);
        Assert.Equal("p.json: .attestationScore", finding.Where);
    }

    [Fact]
    public void A_bond_that_was_reduced_mixes_the_two_scores()
    {
        // 5791 successes at 16 ETH and 15 %, then 67 at 8 ETH and 14 %: mainnet, interval 25.
        UInt256 mix = ((UInt256)Classic * 5791UL) + ((UInt256)Reduced * 67UL);
        Assert.Equal("3353610000000000000000", mix.ToString());
        Assert.Empty(Check(Minipool(mix, 5858)));
        Assert.Single(Check(Minipool(mix + 1UL, 5858)));
        Assert.Single(Check(Minipool(mix - 1UL, 5858)));
    }

    [Fact]
    public void A_mix_is_of_two_scores_and_no_more()
    {
        // 997 successes at 16 ETH and 15 %, 1009 at 8 ETH and 14 %, 1013 at 8 ETH and another commission.
        UInt256 three =
            ((UInt256)Classic * 997UL) + ((UInt256)Reduced * 1009UL) + ((UInt256)342_592_525_123_456_789UL * 1013UL);
        Assert.Equal("rocketpool.performance.score", Assert.Single(Check(Minipool(three, 3019))).Code);
    }

    [Fact]
    public void The_commission_after_the_reduction_may_be_that_of_another_minipool()
    {
        const ulong other = 288_425_925_917_592_593; // 8 ETH at 5.1234567890123457 %
        UInt256 mix = ((UInt256)Classic * 3001UL) + ((UInt256)other * 4003UL);
        Assert.Empty(Check(Minipool(mix, 7004), Minipool(other, 1)));
        Assert.Equal("rocketpool.performance.score", Assert.Single(Check(Minipool(mix, 7004))).Code);
    }

    [Fact]
    public void A_commission_before_the_reduction_that_nobody_else_has_is_told_and_not_judged()
    {
        const ulong odd = 589_802_578_736_786_793;
        UInt256 mix = ((UInt256)odd * 3UL) + ((UInt256)Reduced * 7UL);
        Finding notice = Assert.Single(Check(Minipool(mix, 10)));
        Assert.Equal("rocketpool.performance.score-mix", notice.Code);
        Assert.Equal(FindingKind.Notice, notice.Kind);
        Assert.Empty(Check(Minipool(mix, 10), Minipool(odd, 1)));
    }

    [Fact]
    public void A_listed_commission_gives_the_score_exactly()
    {
        // 8 ETH at 10.4307890366606 %: 0.104307890366606 + 0.895692109633394 / 4.
        UInt256 fee = 104_307_890_366_606_000UL;
        UInt256 each = 328_230_917_774_954_500UL;
        Assert.Empty(Check(Minipool(each * 450UL, 450, fee)));
        Assert.Single(Check(Minipool((each * 450UL) + 1UL, 450, fee)));
        // Another commission's score, although reachable in itself.
        Assert.Single(Check(Minipool((UInt256)Reduced * 450UL, 450, fee)));
        Assert.Empty(Check(Minipool((each * 400UL) + ((UInt256)Classic * 50UL), 450, fee)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(Reduced, 0)]
    public void Without_a_success_there_is_no_score(ulong score, ulong successes) =>
        Assert.Equal("0", Assert.Single(Check(Minipool(score, successes))).Expected);

    [Fact]
    public void Absurd_numbers_are_found_without_long_search()
    {
        Assert.Single(Check(Minipool(UInt256.MaxValue, ulong.MaxValue)));
        Assert.Single(Check(Minipool(UInt256.MaxValue, 3)));
        Assert.Single(Check(Minipool(Reduced, ulong.MaxValue)));
    }

    [Fact]
    public void Validators_of_a_megapool_score_the_same()
    {
        const ulong each = 168_750_000_000_000_000;
        Assert.Empty(
            Megapool(Validator((UInt256)each * 450UL, 450), Validator(0UL, 0), Validator((UInt256)each * 9UL, 9))
        );
        Assert.Single(Megapool(Validator(((UInt256)each * 450UL) + 1UL, 450)));
        Assert.Single(Megapool(Validator((UInt256)each * 450UL, 450), Validator((UInt256)(each + 1) * 9UL, 9)));
        Assert.Single(Megapool(Validator(5UL, 0)));
        Assert.Single(Megapool(Validator(2_000_000_000_000_000_000UL, 1)));
    }

    private static List<Finding> Megapool(params ValidatorPerformance[] validators)
    {
        var findings = new List<Finding>();
        var file = new PerformanceFile { Megapools = [new(SmallInterval.Node(9), null, validators)] };
        Assert.Equal(validators.Length, ScoreCheck.Run("p.json", file, findings));
        return findings;
    }

    [Fact]
    public void Verify_runs_the_check_beside_the_smoothing_pool()
    {
        // 10 ETH in the pool and 0.4 for each of 4 successes: 1 ETH and 3 ETH.
        RewardsFile rewards = SmallInterval.Of(ruleset: 8);
        MinipoolPerformance Of(int number, ulong successes, ulong change = 0) =>
            new(
                SmallInterval.Node(number),
                new ValidatorPerformance(
                    new string((char)('0' + number), 96),
                    successes,
                    0,
                    (SmallInterval.Ether(2 * successes) / 5UL) + change,
                    [],
                    SmallInterval.Ether(successes)
                )
            );
        Check good = Scores(rewards, [Of(1, 1), Of(2, 3)]);
        Assert.Equal((CheckStatus.Passed, 2L), (good.Status, good.Compared));
        Check changed = Scores(rewards, [Of(1, 1), Of(2, 3, change: 1)]);
        Assert.Equal(CheckStatus.Failed, changed.Status);
    }

    [Fact]
    public void Verify_says_why_the_check_has_no_meaning()
    {
        Check none = Verifying.One(SmallInterval.Of(ruleset: 8)).Checks.Single(check => check.Name == "scores");
        Assert.Equal("no performance file was given", none.Note);
        Check old = Scores(SmallInterval.Of(ruleset: 6), []);
        Assert.Equal("performance files before ruleset v7 carry no scores", old.Note);
    }

    private static Check Scores(RewardsFile rewards, MinipoolPerformance[] minipools)
    {
        using var stream = new MemoryStream();
        PerformanceFileJson.Write(new PerformanceFile { Header = rewards.Header, Minipools = minipools }, stream);
        VerifyOptions options = new() { Performance = [Verifying.Source("p.json", stream.ToArray())] };
        VerificationReport report = Assert.Single(
            RewardsVerification.Run([Verifying.Source("r.json", rewards)], options).Reports
        );
        return report.Checks.Single(check => check.Name == "scores");
    }

    [VectorFact("rocket-pool/smoothing-pool")]
    public void Published_scores_are_reachable_and_no_longer_so_when_changed_by_one_unit()
    {
        string[] paths = Directory.GetFiles(Vectors.At("rocket-pool/smoothing-pool"), "*.json.gz");
        Assert.NotEmpty(paths);
        foreach (string path in paths)
        {
            PerformanceFile file = Published(path);
            var findings = new List<Finding>();
            Assert.Equal(file.Validators.Count(), ScoreCheck.Run(path, file, findings));
            Assert.True(findings.Count == 0, string.Join('\n', findings));
            ScoreCheck.Run(path, WithChangedScores(file), findings);
            Assert.Equal(file.Validators.Count(one => one.Successful > 1), findings.Count);
        }
    }

    /// <summary>Every score of more than one success, one unit higher.</summary>
    private static PerformanceFile WithChangedScores(PerformanceFile file)
    {
        static ValidatorPerformance Change(ValidatorPerformance one) =>
            one.Successful > 1 ? one with { Score = one.Score + 1UL } : one;
        return file with
        {
            Minipools = [.. file.Minipools.Select(one => one with { Validator = Change(one.Validator) })],
            // Each validator in a megapool of its own, so that the first does not set the others' score.
            Megapools =
            [
                .. (file.Megapools ?? [])
                    .SelectMany(one => one.Validators!)
                    .Select(one => new MegapoolPerformance(SmallInterval.Node(9), null, [Change(one)])),
            ],
        };
    }

    private static PerformanceFile Published(string path)
    {
        using Stream stream = Vectors.Open(path);
        using var document = JsonDocument.Parse(stream);
        JsonElement[] entries = [.. document.RootElement.GetProperty("entries").EnumerateArray()];
        static string? Text(JsonElement entry, string name) =>
            entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        static ValidatorPerformance Performance(JsonElement entry) =>
            new(
                Text(entry, "id")!,
                entry.GetProperty("successfulAttestations").GetUInt64(),
                0,
                UInt256.Parse(Text(entry, "attestationScore")!),
                [],
                null
            );
        return new PerformanceFile
        {
            Minipools =
            [
                .. entries
                    .Where(entry => Text(entry, "megapool") is null)
                    .Select(entry => new MinipoolPerformance(
                        Address.Parse(Text(entry, "id")!),
                        Performance(entry),
                        Text(entry, "effectiveCommission") is { } fee
                            ? new BonusPerformance(default, default, UInt256.Parse(fee))
                            : null
                    )),
            ],
            Megapools =
            [
                .. entries
                    .Where(entry => Text(entry, "megapool") is not null)
                    .GroupBy(entry => Text(entry, "megapool"))
                    .Select(group => new MegapoolPerformance(
                        Address.Parse(group.Key!),
                        null,
                        [.. group.Select(Performance)]
                    )),
            ],
        };
    }
}
