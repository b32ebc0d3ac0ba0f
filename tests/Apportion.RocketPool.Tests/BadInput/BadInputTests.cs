using System.Text;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Tests.Commitment;
using Apportion.RocketPool.Tests.Reports;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.BadInput;

/// <summary>The smallest input for each way a file can be bad, and the error it gives.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, string> Corpus =>
        new()
        {
            { "truncated.json", "json.truncated", "line 1" },
            { "not-json.json", "json.syntax", "line 2, column 3" },
            { "trailing.json", "json.syntax", "line 29" },
            { "empty-object.json", "rocketpool.schema.missing-field", "$" },
            { "wrong-type-amount.json", "rocketpool.schema.amount", "$.totalRewards.protocolDaoRpl" },
            { "negative-amount.json", "rocketpool.schema.amount", "$.totalRewards.totalCollateralRpl" },
            { "overlong-amount.json", "rocketpool.schema.amount", "$.totalRewards.totalSmoothingPoolEth" },
            { "exponent-index.json", "rocketpool.schema.number", "$.index" },
            { "negative-index.json", "rocketpool.schema.number", "$.index" },
            { "leading-zero.json", "rocketpool.schema.amount", "$.totalRewards.protocolDaoRpl" },
            { "bad-time.json", "rocketpool.schema.time", "$.startTime" },
            { "short-root.json", "rocketpool.schema.hash", "$.merkleRoot" },
            { "short-address.json", "rocketpool.schema.address", "$.nodeRewards.0x01" },
            {
                "duplicate-address.json",
                "rocketpool.schema.duplicate-address",
                "$.nodeRewards.0x0000000000000000000000000000000000000001"
            },
            { "duplicate-field.json", "rocketpool.schema.duplicate-field", "$.index" },
            { "duplicate-network.json", "rocketpool.schema.network", "$.networkRewards.0" },
            { "nodes-as-array.json", "rocketpool.schema.type", "$.nodeRewards" },
            { "bad-proof.json", "rocketpool.schema.hash", "merkleProof.1" },
            { "version-0.json", "rocketpool.file-version", "$.rewardsFileVersion" },
            { "version-5.json", "rocketpool.file-version", "$.rewardsFileVersion" },
            { "ruleset-12.json", "rocketpool.ruleset", "$.rulesetVersion" },
            { "no-nodes.json", "rocketpool.no-leaves", "nodeRewards" },
        };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Each_bad_file_has_its_own_error_with_place_found_expected_and_advice(
        string file,
        string code,
        string place
    )
    {
        VerificationReport report = Verifying.One(
            File.ReadAllBytes(Repository.At($"tests/Apportion.RocketPool.Tests/BadInput/{file}")),
            file
        );
        Finding finding = report.Findings.First(found => found.Kind != FindingKind.Notice);
        Assert.Equal(code, finding.Code);
        Assert.Contains(place, finding.Where, StringComparison.Ordinal);
        Assert.NotNull(finding.Expected);
        Assert.NotNull(finding.Actual);
        Assert.NotNull(finding.Advice);
        bool unsupported = file is "version-5.json" or "ruleset-12.json";
        Assert.Equal(unsupported ? Verdict.Unsupported : Verdict.Malformed, report.Verdict);
    }

    [Fact]
    public void Every_file_of_the_corpus_is_tested()
    {
        string[] files =
        [
            .. Directory
                .GetFiles(Repository.At("tests/Apportion.RocketPool.Tests/BadInput"), "*.json")
                .Select(path => Path.GetFileName(path)),
        ];
        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            Corpus.Select(row => (string)row[0]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void All_bad_values_of_a_file_are_listed_not_the_first_only()
    {
        string text = Encoding
            .UTF8.GetString(SmallInterval.Json(SmallInterval.Of(10)))
            .Replace("\"700000000000000000000\"", "700000000000000000000", StringComparison.Ordinal)
            .Replace("\"index\": 7", "\"index\": \"7\"", StringComparison.Ordinal);
        VerificationReport report = Verifying.One(text);
        Assert.Equal(
            ["rocketpool.schema.number", "rocketpool.schema.amount", "rocketpool.schema.amount"],
            report.Findings.Select(finding => finding.Code)
        );
        Assert.Contains("$.networkRewards.0.collateralRpl", report.Findings[2].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_two_gigabytes_is_refused_without_being_held()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ApportionException error = Assert.Throws<ApportionException>(() =>
            RewardsFileJson.Read(new EndlessLine("{\"network\":\"", 1L << 31), "long.json")
        );
        Assert.Equal("json.token-too-long", error.Finding.Code);
        Assert.Contains("long.json: line 1, column 12: $.network", error.Finding.Where, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000);
    }

    [Fact]
    public void A_line_of_blanks_and_a_line_of_facts_without_end_are_refused_too()
    {
        Assert.ThrowsAny<ApportionException>(() => RewardsFileJson.Read(new EndlessLine("{", 100_000_000, ' '), "x"));
        ApportionException facts = Assert.Throws<ApportionException>(() =>
            RewardsFacts.Read(new EndlessLine("apportion-rocketpool-facts,1\n", 1L << 31), "x.csv")
        );
        Assert.Equal("rocketpool.facts.line", facts.Finding.Code);
        Assert.Contains("line 2", facts.Finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_malformed_never_a_smaller_interval()
    {
        byte[] json = SmallInterval.Json(SmallInterval.Of(1), indented: false);
        for (int length = 0; length < json.Length; length++)
            Assert.Equal(Verdict.Malformed, Verifying.One(json[..length]).Verdict);
    }

    [Fact]
    public void Amounts_whose_sum_no_leaf_can_hold_are_malformed_and_columns_beyond_256_bits_are_summed()
    {
        RewardsFile file = SmallInterval.Of(10);
        string text = Encoding.UTF8.GetString(SmallInterval.Json(file));
        string most = UInt256.MaxValue.ToString();
        string both = text.Replace(
            "\"oracleDaoRpl\": \"12500000000000000000\"",
            $"\"oracleDaoRpl\": \"{most}\"",
            StringComparison.Ordinal
        );
        Assert.Equal("rocketpool.leaf-overflow", Assert.Single(Verifying.One(both).Findings).Code);
        string columns = text.Replace(
            "\"smoothingPoolEth\": \"1000000000000000000\"",
            $"\"smoothingPoolEth\": \"{most}\"",
            StringComparison.Ordinal
        );
        Finding sum = Verifying.One(columns).Findings.First(found => found.Code == "rocketpool.column-sum");
        Assert.Equal("115792089237316195423570985008687907853269984665640564039460584007913129639935", sum.Expected);
    }

    [Fact]
    public void Escaped_names_are_the_same_names()
    {
        string text = Encoding
            .UTF8.GetString(SmallInterval.Json(SmallInterval.Of(10)))
            .Replace("\"index\"", "\"\\u0069ndex\"", StringComparison.Ordinal);
        Assert.Equal(Verdict.Match, Verifying.One(text).Verdict);
    }

    [Fact]
    public void An_unknown_field_is_worth_a_notice_and_nothing_more()
    {
        string text = Encoding
            .UTF8.GetString(SmallInterval.Json(SmallInterval.Of(10)))
            .Replace("\"index\"", "\"colour\": {\"a\": [1, 2]},\n  \"index\"", StringComparison.Ordinal);
        VerificationReport report = Verifying.One(text);
        Assert.Equal(Verdict.Match, report.Verdict);
        Assert.Equal("rocketpool.schema.unknown-field", Assert.Single(report.Findings).Code);
    }

    /// <summary>Some text, then one character for a very long time.</summary>
    private sealed class EndlessLine(string start, long length, char filler = 'a') : Stream
    {
        private readonly byte[] _start = Encoding.ASCII.GetBytes(start);
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int written = (int)Math.Min(count, _start.Length + length - _at);
            for (int i = 0; i < written; i++, _at++)
                buffer[offset + i] = _at < _start.Length ? _start[_at] : (byte)filler;
            return written;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
