using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Commitment;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Conformance;

/// <summary>
/// Claims made on the real RewardsCoordinator: roots from lines, claims from trees, every byte of calldata both ways, verdict,
/// first error and payments of every call.
/// </summary>
public sealed class ClaimsRunner : IConformanceRunner
{
    private const string OverdrawnError = "ERC20: transfer amount exceeds balance";

    /// <inheritdoc/>
    public string Format => "eigenlayer/claims";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (
            var file in vectors.Unclaimed.Where(file =>
                file.Head.StartsWith('{')
                && file.Head.Contains("\"selectors\"", StringComparison.Ordinal)
                && file.Head.Contains("\"processClaim\"", StringComparison.Ordinal)
            )
        )
        {
            yield return new ConformanceCase(
                Format,
                [file],
                recorder => new Play(file, vectors, recorder.For(file)).Run()
            );
        }
    }

    /// <summary>One file, its cases in order on one model of the contract.</summary>
    private sealed class Play(VectorFile file, VectorSet vectors, FileTally tally)
    {
        private readonly RewardsCoordinator _coordinator = new();
        private readonly Dictionary<uint, DistributionTree> _trees = [];
        private readonly List<(JsonElement Case, ClaimCall Call)> _calls = [];

        public void Run()
        {
            using var stream = file.Open();
            using var document = JsonDocument.Parse(stream);
            var vector = document.RootElement;
            CompareSelectors(vector.GetProperty("selectors"));
            foreach (var tree in vector.GetProperty("trees").EnumerateArray())
            {
                AddTree(tree);
            }

            foreach (var item in vector.GetProperty("cases").EnumerateArray())
            {
                _calls.Add((item, ReadCall(item)));
            }

            for (var i = 0; i < _calls.Count; i++)
            {
                CompareCalldata(_calls[i].Case, _calls[i].Call);
                CompareInputs(_calls[i].Case, _calls[i].Call);
                CompareOutcome(i);
            }

            CompareSubmissions(vector.GetProperty("submissions"));
        }

        private void CompareSelectors(JsonElement selectors)
        {
            tally.Equal("processClaim", Member(selectors, "processClaim"), $"{ClaimCalldata.ProcessClaim}");
            tally.Equal("processClaims", Member(selectors, "processClaims"), $"{ClaimCalldata.ProcessClaims}");
            tally.Equal("checkClaim", Member(selectors, "checkClaim"), $"{ClaimCalldata.CheckClaim}");
        }

        private void AddTree(JsonElement tree)
        {
            var index = tree.GetProperty("root_index").GetUInt32();
            var root = Hash256.ParseHex(Member(tree, "root"));
            _coordinator.Add(
                new PostedRoot(
                    root,
                    tree.TryGetProperty("rewards_calculation_end", out var end) ? end.GetInt64() : 0,
                    tree.TryGetProperty("activated_at", out var activated) ? activated.GetInt64() : 0,
                    tree.TryGetProperty("disabled", out var disabled) && disabled.GetBoolean()
                )
            );
            if (Lines(tree) is { } lines)
            {
                var own = DistributionTree.Build(lines);
                var where = string.Create(CultureInfo.InvariantCulture, $"root {index}");
                tally.Equal(where, root.ToString(), own.Root.ToString());
                if (tree.TryGetProperty("earners", out var earners))
                {
                    tally.Equal($"{where} earners", earners.GetInt64(), own.EarnerCount);
                }

                _trees[index] = own;
            }
        }

        private IReadOnlyList<DistributionLine>? Lines(JsonElement tree)
        {
            if (tree.TryGetProperty("lines", out var lines))
            {
                return [.. lines.EnumerateArray().Select(ClaimVectors.Line)];
            }

            if (!tree.TryGetProperty("lines_from", out var from) || from.GetString() is not { } path)
            {
                return null;
            }

            var relative = path.StartsWith("vectors/", StringComparison.Ordinal) ? path["vectors/".Length..] : path;
            var other =
                file.Sibling($"../{relative}")
                ?? vectors.All.FirstOrDefault(candidate =>
                    candidate.Path.EndsWith($"/{relative}", StringComparison.Ordinal)
                );
            if (other is null)
            {
                return null;
            }

            using var stream = other.Open();
            return DistributionLines.Read(stream, other.Path);
        }

        private static ClaimCall ReadCall(JsonElement item)
        {
            var claims = item.GetProperty("claims").EnumerateArray().Select(ClaimJson.Read).ToList();
            return Member(item, "function") switch
            {
                "checkClaim" => ClaimCall.Check(claims[0]),
                "processClaim" => ClaimCall.Process(claims[0], Address.Parse(Member(item, "recipient"))),
                _ => ClaimCall.ProcessAll(claims, Address.Parse(Member(item, "recipient"))),
            };
        }

        private void CompareCalldata(JsonElement item, ClaimCall call)
        {
            var calldata = ClaimVectors.Hex(ClaimCalldata.Encode(call));
            tally.Equal($"{Name(item)} calldata", Member(item, "calldata"), calldata);
            var decoded = ClaimCalldata.Decode(ClaimVectors.Bytes(item.GetProperty("calldata")).Span);
            tally.Equal($"{Name(item)} function", $"{call.Function}", $"{decoded.Function}");
            tally.Equal($"{Name(item)} recipient", $"{call.Recipient}", $"{decoded.Recipient}");
            tally.Equal($"{Name(item)} claims", call.Claims.Length, decoded.Claims.Length);
            foreach (var (expected, actual) in call.Claims.Zip(decoded.Claims))
            {
                tally.Equal($"{Name(item)} rootIndex", (long)expected.RootIndex, actual.RootIndex);
                ClaimVectors.Compare(Name(item), expected, actual, tally);
            }
        }

        /// <summary>An accepted claim is the one our own trees give for its earner and tokens.</summary>
        private void CompareInputs(JsonElement item, ClaimCall call)
        {
            if (!item.GetProperty("ok").GetBoolean())
            {
                return;
            }

            foreach (var claim in call.Claims)
            {
                if (_trees.TryGetValue(claim.RootIndex, out var tree))
                {
                    var tokens = claim.TokenLeaves.Select(leaf => leaf.Token).ToList();
                    ClaimVectors.Compare(Name(item), claim, tree.Prove(claim.RootIndex, claim.Earner, tokens), tally);
                }
            }
        }

        private void CompareOutcome(int index)
        {
            var (item, call) = _calls[index];
            var sender = Address.Parse(Member(item, "sender"));
            var error = item.GetProperty("error").GetString();
            SupplyUnrecordedFacts(index, sender, error);
            var outcome = _coordinator.Apply(call, sender, item.GetProperty("block_timestamp").GetInt64());
            tally.Equal($"{Name(item)} ok", item.GetProperty("ok").GetBoolean(), outcome.Accepted);
            tally.Equal($"{Name(item)} error", error, outcome.Fault?.Error);
            if (item.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array)
            {
                ComparePayouts(Name(item), [.. events.EnumerateArray()], outcome.Payouts);
            }

            if (call.Function == ClaimFunction.CheckClaim && outcome.Accepted)
            {
                var result = new AbiWriter().Write(value: true).ToArray();
                tally.Equal($"{Name(item)} result", Member(item, "result"), ClaimVectors.Hex(result));
            }
        }

        /// <summary>
        /// The file records neither who was named as claimer nor what tokens the contract holds. The claimer of an earner that
        /// is refused its own claim is whoever claims for it next; a token that refuses for its balance holds nothing.
        /// </summary>
        private void SupplyUnrecordedFacts(int index, Address sender, string? error)
        {
            var call = _calls[index].Call;
            if (error == "UnauthorizedCaller" && call.Claims[0].Earner == sender)
            {
                foreach (var (item, later) in _calls.Skip(index + 1))
                {
                    var other = Address.Parse(Member(item, "sender"));
                    if (later.Claims.Any(claim => claim.Earner == sender) && other != sender)
                    {
                        _coordinator.SetClaimer(sender, other);
                        break;
                    }
                }
            }

            foreach (var leaf in call.Claims.SelectMany(claim => claim.TokenLeaves))
            {
                _coordinator.SetBalance(leaf.Token, error == OverdrawnError ? UInt256.Zero : null);
            }
        }

        private void ComparePayouts(string where, List<JsonElement> expected, IReadOnlyList<ClaimPayout> actual)
        {
            tally.Equal($"{where} events", expected.Count, actual.Count);
            foreach (var (theirs, ours) in expected.Zip(actual))
            {
                tally.Equal($"{where} root", Member(theirs, "root"), $"{ours.Root}");
                tally.Equal($"{where} earner", Member(theirs, "earner"), $"{ours.Earner}");
                tally.Equal($"{where} claimer", Member(theirs, "claimer"), $"{ours.Claimer}");
                tally.Equal($"{where} recipient", Member(theirs, "recipient"), $"{ours.Recipient}");
                tally.Equal($"{where} token", Member(theirs, "token"), $"{ours.Token}");
                tally.Equal($"{where} claimedAmount", Member(theirs, "claimedAmount"), $"{ours.Amount}");
            }
        }

        private void CompareSubmissions(JsonElement submissions)
        {
            Address? updater = null;
            foreach (var item in submissions.EnumerateArray())
            {
                var sender = Address.Parse(Member(item, "sender"));
                updater ??= sender;
                var root = Hash256.ParseHex(Member(item, "root"));
                var end = item.GetProperty("rewardsCalculationEndTimestamp").GetUInt32();
                var time = item.GetProperty("block_timestamp").GetInt64();
                var error = _coordinator.PredictSubmission(sender, updater.Value, end, time);
                var where = $"submission {Member(item, "name")}";
                tally.Equal(
                    $"{where} calldata",
                    Member(item, "calldata"),
                    ClaimVectors.Hex(ClaimCalldata.EncodeSubmitRoot(root, end))
                );
                tally.Equal($"{where} ok", item.GetProperty("ok").GetBoolean(), error is null);
                tally.Equal($"{where} error", item.GetProperty("error").GetString(), error);
                if (error is null)
                {
                    _coordinator.Add(new PostedRoot(root, end, time));
                }
            }
        }

        private static string Name(JsonElement item) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"case {item.GetProperty("id").GetInt32()} ({Member(item, "name")})"
            );

        private static string Member(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";
    }
}
