using System.Text.Json;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>
/// Getter values recorded from the chain at the ends of rounds, JSON Lines:
/// <c>{"round":100,"account":"0x…","pendingStake":"…","pendingFees":"…","bondedAmount":"…"}</c>; <c>votes</c> is that of
/// BondingVotes at the start of the round. Each line may hold any of them. A recorded sequence's round ends are read too.
/// </summary>
public sealed class RecordedGetters
{
    private readonly List<(string Where, ulong Round, Address Account, string Getter, string Value)> _values = [];

    /// <summary>How many values were recorded.</summary>
    public int Count => _values.Count;

    /// <summary>Reads a getter file.</summary>
    /// <exception cref="ApportionException">A line cannot be read.</exception>
    public void Read(Stream stream, string file)
    {
        foreach (var line in JsonLines.Read(stream, file))
        {
            try
            {
                using var document = JsonDocument.Parse(line.Utf8);
                Read(document.RootElement, line.Where);
            }
            catch (Exception e) when (ParseEdge.IsShape(e))
            {
                throw ApportionException.Malformed(
                    "livepeer.getters",
                    line.Where,
                    "an object with round, account and getter values as text",
                    ParseEdge.Found(e),
                    "write amounts as decimal strings",
                    e
                );
            }
        }
    }

    /// <summary>Compares every value with the state at the end of its round.</summary>
    public long Compare(LivepeerState state, List<Finding> findings)
    {
        foreach (var (where, round, address, getter, expected) in _values)
        {
            if (round > state.Round)
                findings.Add(
                    Finding.Missing(
                        "livepeer.getters",
                        $"{where}: {getter} of {address}",
                        expected,
                        "give the logs up to that round"
                    )
                );
            else if (Compute(state, address, round, getter) is { } actual && actual != expected)
                findings.Add(
                    Finding.Of(
                        "livepeer.getters",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{where}: {getter} of {address} at the end of round {round}"
                        ),
                        actual,
                        expected,
                        "expected is the recomputation, found is what was recorded"
                    )
                );
        }
        return _values.Count;
    }

    private void Read(JsonElement line, string where)
    {
        if (line.TryGetProperty("type", out var type))
        {
            if (type.GetString() == "snapshot" && line.TryGetProperty("accounts", out var accounts))
                foreach (var account in accounts.EnumerateObject())
                    Take(account.Value, where, Number(line.GetProperty("round")), Address.Parse(account.Name));
            return;
        }
        Take(
            line,
            where,
            Number(line.GetProperty("round")),
            Address.Parse(line.GetProperty("account").GetString() ?? "")
        );
    }

    private void Take(JsonElement values, string where, ulong round, Address account)
    {
        foreach (var value in values.EnumerateObject())
            if (Getters.ContainsKey(value.Name))
                _values.Add((where, round, account, value.Name, value.Value.GetString() ?? ""));
    }

    private static string? Compute(LivepeerState state, Address address, ulong round, string getter) =>
        state.Find(address) is { } account ? Getters[getter](state, account, round) : "0";

    private static readonly Dictionary<string, Func<LivepeerState, Account, ulong, string>> Getters = new(
        StringComparer.Ordinal
    )
    {
        ["pendingStake"] = (state, account, round) => ContractProfile.At(state, account, round).Stake.ToString(),
        ["pendingFees"] = (state, account, round) => ContractProfile.At(state, account, round).Fees.ToString(),
        ["bondedAmount"] = (_, account, round) => account.States.At(round).Bonded.ToString(),
        ["fees"] = (_, account, round) => account.States.At(round).Fees.ToString(),
        ["delegatedAmount"] = (_, account, round) =>
            (account.Orchestrator?.States.At(round).Delegated ?? UInt256.Zero).ToString(),
        ["lastClaimRound"] = (_, account, round) =>
            account.States.At(round).LastClaimRound.ToString(CultureInfo.InvariantCulture),
        ["startRound"] = (_, account, round) =>
            account.States.At(round).StartRound.ToString(CultureInfo.InvariantCulture),
        ["votes"] = (state, account, round) => state.VotesAt(account, round).Votes.ToString(),
    };

    private static ulong Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? value.GetUInt64()
            : ulong.Parse(value.GetString() ?? "", NumberStyles.None, CultureInfo.InvariantCulture);
}
