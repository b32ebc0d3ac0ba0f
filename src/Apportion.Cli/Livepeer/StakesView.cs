using System.Globalization;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Cli.Livepeer;

/// <summary>The result of <c>compute</c>: all accounts at the end of a round.</summary>
internal sealed class StakesView(Replayed replayed, ulong round) : IResultView
{
    private const int AddressLength = 42;

    private readonly IReadOnlyList<Row> _rows =
    [
        .. replayed
            .State.Accounts.OrderBy(account => account.Address)
            .Select(account => Row.Of(replayed.State, account, round))
            .Where(row => !row.IsEmpty),
    ];

    public string Schema => "apportion/livepeer/stakes/1";

    public Verdict Verdict => replayed.Findings.ToVerdict();

    public void WriteText(TextOutput output)
    {
        output.Line(string.Create(CultureInfo.InvariantCulture, $"livepeer: end of round {round}, profile contract"));
        output.Table(
            ["Account", "Delegate", "Stake (LPT)", "Fees (ETH)", "Bonded (LPT)", "Claimed", "Status"],
            _rows.Select(row =>
                (IReadOnlyList<string>)
                    [
                        row.Account.ToString(),
                        row.Delegate?.ToString() ?? "-".PadRight(AddressLength),
                        LivepeerAssets.Lpt.Format(row.Pending.Stake),
                        LivepeerAssets.Eth.Format(row.Pending.Fees),
                        LivepeerAssets.Lpt.Format(row.State.Bonded),
                        row.State.LastClaimRound.ToString(CultureInfo.InvariantCulture),
                        row.State.StatusAt(round).ToString(),
                    ]
            ),
            2,
            3,
            4,
            5
        );
        FindingOutput.WriteText(output, replayed.Findings);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("protocol", LivepeerProtocol.ProtocolName);
        writer.WriteString("profile", "contract");
        writer.WriteString("round", round.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("verdict", Verdict.ToString());
        writer.WriteStartArray("accounts");
        foreach (var row in _rows)
            row.WriteJson(writer, round);
        writer.WriteEndArray();
        FindingOutput.WriteJson(writer, replayed.Findings);
    }

    private sealed record Row(
        Address Account,
        Address? Delegate,
        DelegatorState State,
        PendingStakeAndFees.Outputs Pending,
        string Shares
    )
    {
        public bool IsEmpty => State.Round == 0 || (Pending.Stake.IsZero && Pending.Fees.IsZero && State.Bonded.IsZero);

        public static Row Of(LivepeerState state, Account account, ulong round)
        {
            var delegator = account.States.At(round);
            return new Row(
                account.Address,
                state.DelegateOf(delegator)?.Address,
                delegator,
                ContractProfile.At(state, account, round),
                SharesProfile.SharesAt(state, account, round).ToString()
            );
        }

        public void WriteJson(Utf8JsonWriter writer, ulong round)
        {
            writer.WriteStartObject();
            writer.WriteString("account", Account.ToString());
            writer.WriteString("delegate", Delegate?.ToString());
            writer.WriteString("pendingStake", Pending.Stake.ToString());
            writer.WriteString("pendingFees", Pending.Fees.ToString());
            writer.WriteString("bondedAmount", State.Bonded.ToString());
            writer.WriteString("fees", State.Fees.ToString());
            writer.WriteString("shares", Shares);
            writer.WriteString("lastClaimRound", State.LastClaimRound.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("startRound", State.StartRound.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("status", State.StatusAt(round).ToString());
            writer.WriteEndObject();
        }
    }
}
