using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Cli.Livepeer;

/// <summary>The result of <c>compute</c>: stake and fees of all accounts at the end of a round, as the contract gives them.</summary>
internal static class Stakes
{
    private static readonly ResultColumn[] Columns =
    [
        new("account", "Account"),
        new("delegate", "Delegate"),
        new("pendingStake", "Stake", LivepeerAssets.Lpt),
        new("pendingFees", "Fees", LivepeerAssets.Eth),
        new("bondedAmount", "Bonded", LivepeerAssets.Lpt),
        new("fees", "Fees booked", LivepeerAssets.Eth),
        new("shares", "Shares", IsNumber: true),
        new("lastClaimRound", "Claimed", IsNumber: true),
        new("startRound", "Started", IsNumber: true),
        new("status", "Status"),
    ];

    /// <summary>The result at the end of a round.</summary>
    public static ComputationView At(Replayed replayed, ulong round, string ruleset)
    {
        var rows = replayed
            .State.Accounts.OrderBy(account => account.Address)
            .Select(account => Row.Of(replayed.State, account, round))
            .Where(row => !row.IsEmpty)
            .ToList();
        return new ComputationView
        {
            Protocol = LivepeerProtocol.ProtocolName,
            Ruleset = ruleset,
            Facts =
            [
                new("round", Text(round)),
                new("profile", "contract"),
                new("accounts", rows.Count.ToString(CultureInfo.InvariantCulture)),
            ],
            Totals = [.. rows.SelectMany(row => row.Totals())],
            Tables = [new ResultTable("accounts", "Accounts", Columns, [.. rows.Select(row => row.Cells(round))])],
            Findings = replayed.Findings,
        };
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

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

        /// <summary>Stake and fees as the contract's getters give them.</summary>
        public IEnumerable<LedgerTotal> Totals()
        {
            var account = Account.ToString();
            if (!Pending.Fees.IsZero)
                yield return new LedgerTotal(
                    account,
                    LivepeerAssets.Eth,
                    "livepeer.pending-fees",
                    PostingKind.Reward,
                    (System.Numerics.BigInteger)Pending.Fees
                );
            if (!Pending.Stake.IsZero)
                yield return new LedgerTotal(
                    account,
                    LivepeerAssets.Lpt,
                    "livepeer.pending-stake",
                    PostingKind.Reward,
                    (System.Numerics.BigInteger)Pending.Stake
                );
        }

        public string?[] Cells(ulong round) =>
            [
                Account.ToString(),
                Delegate?.ToString(),
                Pending.Stake.ToString(),
                Pending.Fees.ToString(),
                State.Bonded.ToString(),
                State.Fees.ToString(),
                Shares,
                Text(State.LastClaimRound),
                Text(State.StartRound),
                State.StatusAt(round).ToString(),
            ];
    }
}
