using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;
using Apportion.Merkle;

namespace Apportion.DataHaven.Conformance;

/// <summary>Payout split, both messages, Merkle trees, inflation, scaling, slash fractions and message sizes.</summary>
internal static class MessageVectors
{
    private static readonly (string Section, Action<JsonElement, string, FileTally> Run)[] Sections =
    [
        ("payout_split", Split),
        ("rewards_message", Rewards),
        ("slashes_message", Slashes),
        ("merkle", Tree),
        ("base_inflation", Inflation),
        ("era_scaling", Scaling),
        ("slash_fraction", Fraction),
        ("message_size", Size),
    ];

    /// <summary>Names of the sections; one is enough to know such a file.</summary>
    public static IReadOnlyList<string> SectionNames { get; } = [.. Sections.Select(section => section.Section)];

    public static void Run(JsonElement root, FileTally tally)
    {
        foreach (var (section, run) in Sections)
        {
            var index = 0;
            foreach (var test in root.Items(section))
                run(test, string.Create(CultureInfo.InvariantCulture, $"{section}[{index++}]"), tally);
        }
        foreach (var member in root.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.Array && !SectionNames.Contains(member.Name))
                throw new FormatException($"unknown section \"{member.Name}\"");
    }

    private static void Split(JsonElement test, string where, FileTally tally)
    {
        var points = test.Items("points").Select(entry => (Address.Parse(entry[0].GetString()!), entry[1].Number()));
        var payout = PayoutSplit.TrySplit(
            [.. points],
            test.Amount("total_points"),
            test.Amount("amount"),
            out var error
        );
        tally.Equal($"{where} error", test.Optional("error")?.GetString(), error);
        if (test.Optional("rewards") is { } rewards)
            Expected.Compare(tally, $"{where} rewards", rewards, Shape(payout));
        if (test.Optional("remainder") is { } remainder)
            Expected.Compare(tally, $"{where} remainder", remainder, payout?.Dust);
    }

    private static object?[] Shape(Payout? payout) =>
        [
            .. (payout?.Rewards ?? []).Select(reward =>
                (object?)new object?[] { reward.Operator.ToString(), reward.Amount }
            ),
        ];

    private static void Rewards(JsonElement test, string where, FileTally tally)
    {
        var parameters = new RuntimeParameters
        {
            RewardToken = Address.Parse(test.Text("token")),
            RewardsDuration = test.Number("duration"),
            Strategies =
            [
                .. test.Items("configured_strategies")
                    .Select(pair => new StrategyMultiplier(Address.Parse(pair[0].GetString()!), pair[1].Amount())),
            ],
        };
        var rewards = test.Items("operator_rewards")
            .Select(pair => new OperatorReward(Address.Parse(pair[0].GetString()!), pair[1].Amount()))
            .ToList();
        var message = RewardsMessage.Build(test.Number("era"), test.Number("start_timestamp"), rewards, parameters);
        tally.Equal($"{where} description", test.Text("description"), RewardsMessage.Description);
        CompareMessage(test, where, message, tally);
    }

    private static void Slashes(JsonElement test, string where, FileTally tally)
    {
        var parameters = new RuntimeParameters
        {
            MaxSlashWad = test.Amount("max_slash_wad"),
            Strategies =
            [
                .. test.Items("configured_strategies")
                    .Select(strategy => new StrategyMultiplier(
                        Address.Parse(
                            (strategy.ValueKind == JsonValueKind.Array ? strategy[0] : strategy).GetString()!
                        ),
                        1
                    )),
            ],
        };
        var requests = test.Items("slashes")
            .Select(slash => new SlashRequest(
                Address.Parse(slash.Text("validator")),
                SlashesMessage.Wad(Perbill.FromParts(slash.Number("percentage")), parameters.MaxSlashWad),
                slash.Text("description")
            ))
            .ToList();
        var wads = requests.Select(request => (object?)request.Wad).ToArray();
        Expected.Compare(tally, $"{where} wads", test.GetProperty("wads"), wads);
        CompareMessage(
            test,
            where,
            SlashesMessage.Build(test.Number("era"), requests, SlashMessageRule.FractionOfMaximum, parameters),
            tally
        );
    }

    private static void CompareMessage(JsonElement test, string where, OutboundMessage message, FileTally tally)
    {
        tally.Equal($"{where} calldata", test.Text("calldata"), Hex(message.Calldata));
        tally.Equal($"{where} message_id", test.Text("message_id"), message.Id.ToString());
        tally.Equal($"{where} gas", test.Number("gas"), (long)message.Gas);
    }

    private static void Tree(JsonElement test, string where, FileTally tally)
    {
        var points = test.Items("points")
            .Select(entry => (Account: Address.Parse(entry[0].GetString()!), Points: entry[1].Number()))
            .ToArray();
        var tree = PointsTree.Build(points);
        var leaves = points.Select(entry => (object?)PointsTree.Leaf(entry.Account, entry.Points).ToString()).ToArray();
        Expected.Compare(tally, $"{where} leaves", test.GetProperty("leaves"), leaves);
        tally.Equal($"{where} root", test.Text("root"), tree.Root.ToString());
        if (test.Optional("calldata") is { } calldata)
            tally.Equal($"{where} calldata", calldata.GetString(), Hex(PointsTree.Calldata(tree.Root)));
        foreach (var proof in test.GetProperty("proofs").EnumerateObject())
        {
            var index = int.Parse(proof.Name, NumberStyles.None, CultureInfo.InvariantCulture);
            var siblings = tree.ProofFor(index);
            var shape = siblings.Select(sibling => (object?)sibling.ToString()).ToArray();
            Expected.Compare(tally, $"{where} proof {proof.Name}", proof.Value, shape);
            var verdict = MerkleProof.VerifyPreimage(
                MerkleShape.SortedPairsPromoted,
                tree.Root,
                PointsTree.Preimage(points[index].Account, points[index].Points),
                index,
                points.Length,
                siblings
            );
            tally.Equal($"{where} proof {proof.Name} holds", nameof(ProofVerdict.Valid), verdict.ToString());
        }
    }

    private static void Inflation(JsonElement test, string where, FileTally tally)
    {
        var constants = RewardsShapes.Constants(test);
        var isLinear = test.Text("kind") == "linear";
        var parameters = new RuntimeParameters
        {
            InflationAnnualAmount = test.Optional("annual")?.Amount() ?? 0,
            InflationAnnualRate = test.Parts("rate", Perbill.Zero),
        };
        var inflation = EraInflation.Base(
            isLinear ? InflationRule.FixedAnnualAmount : InflationRule.RateOfIssuance,
            constants,
            parameters,
            test.Optional("issuance")?.Amount() ?? 0
        );
        if (test.Optional("eras_per_year") is { } eras)
            Expected.Compare(tally, $"{where} eras_per_year", eras, EraInflation.ErasPerYear(constants));
        Expected.Compare(tally, $"{where} per_era", test.GetProperty("per_era"), inflation);
    }

    private static void Scaling(JsonElement test, string where, FileTally tally)
    {
        var constants = new RuntimeConstants
        {
            ExpectedBlocks = test.Number("expected"),
            MinInflationPercent = test.Number("min_percent"),
            MaxInflationPercent = test.Number("max_percent"),
        };
        var parameters = new RuntimeParameters { TreasuryProportion = test.Parts("treasury_proportion", Perbill.Zero) };
        var split = EraInflation.Split(
            Models.M5,
            test.Amount("base_inflation"),
            test.Number("blocks"),
            constants,
            parameters,
            new Recording()
        );
        Expected.Compare(tally, $"{where} percent", test.GetProperty("percent"), split.Percent);
        Expected.Compare(tally, $"{where} scaled", test.GetProperty("scaled"), split.Scaled);
        Expected.Compare(tally, $"{where} treasury", test.GetProperty("treasury"), split.Treasury);
        Expected.Compare(tally, $"{where} rewards", test.GetProperty("rewards"), split.Rewards);
    }

    private static void Fraction(JsonElement test, string where, FileTally tally)
    {
        var (offenders, validators) = (test.Number("offenders"), test.Number("validators"));
        if (test.Optional("equivocation") is { } equivocation)
            Expected.Compare(
                tally,
                $"{where} equivocation",
                equivocation,
                SlashFractions.Equivocation(offenders, validators).Parts
            );
        if (test.Optional("unresponsive") is { } unresponsive)
            Expected.Compare(
                tally,
                $"{where} unresponsive",
                unresponsive,
                SlashFractions.Unresponsive(offenders, validators).Parts
            );
    }

    private static void Size(JsonElement test, string where, FileTally tally)
    {
        var (strategies, entries) = ((int)test.Number("strategies"), (int)test.Number("entries"));
        var configured = Enumerable.Range(1, strategies).Select(i => new StrategyMultiplier(Numbered(i), 1)).ToList();
        var calldata =
            test.Text("message") == "rewards"
                ? RewardsMessage.Calldata(
                    configured,
                    Numbered(1),
                    [.. Enumerable.Range(1, entries).Select(i => new OperatorReward(Numbered(i), 1))],
                    0,
                    0
                )
                : SlashesMessage.Calldata(
                    [.. Enumerable.Range(1, entries).Select(i => new SlashRequest(Numbered(i), 1, Description(test)))],
                    configured.Select(strategy => strategy.Strategy)
                );
        var message = new OutboundMessage(Numbered(1), calldata, 0, default, default);
        tally.Equal($"{where} calldata_bytes", test.Number("calldata_bytes"), calldata.Length);
        tally.Equal($"{where} encoded_bytes", test.Number("encoded_bytes"), message.EncodedLength);
        tally.Equal($"{where} accepted", test.GetProperty("accepted").GetBoolean(), message.FitsLimit);
    }

    private static string Description(JsonElement test) => new('x', (int)test.Number("description_bytes", 0));

    private static Address Numbered(int number)
    {
        Span<byte> bytes = stackalloc byte[Address.Length];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[16..], number);
        return Address.FromBytes(bytes);
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes)}";
}
