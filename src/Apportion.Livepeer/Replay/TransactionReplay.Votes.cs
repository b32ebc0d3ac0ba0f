using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Replay;

/// <summary>Vote checkpoints.</summary>
/// <remarks>Source: spec livepeer section 6.5.</remarks>
internal sealed partial class TransactionReplay
{
    private void Checkpoint(Account account)
    {
        if (_ruleset.KeepsVoteCheckpoints && !_checkpoints.Contains(account))
            _checkpoints.Add(account);
    }

    /// <summary>
    /// Rewrites the checkpoints of everybody the transaction touched or a BondingVotes log names (anyone may ask for a
    /// checkpoint), and holds the logs against the change.
    /// </summary>
    private void WriteCheckpoints()
    {
        foreach (var fact in _voteEvents)
            Checkpoint(state.Touch(Subject(fact)));
        checks.SawVotes |= _voteEvents.Count > 0;
        foreach (var account in _checkpoints)
        {
            var before = account.Votes.Current;
            ref var after = ref account.Votes.Write(Round + 1);
            var delegator = account.States.Current;
            after.Bonded = delegator.Bonded;
            after.Delegate = delegator.Delegate;
            after.LastClaimRound = delegator.LastClaimRound;
            after.Delegated = account.Orchestrator?.States.Current.Delegated ?? UInt256.Zero;
            after.LastRewardRound = account.Orchestrator?.States.Current.LastRewardRound ?? 0;
            if (amounts.Binding)
                CheckVotes(account, before, after);
        }
    }

    private static Address Subject(LivepeerFact fact) =>
        fact switch
        {
            LivepeerFact.DelegateChanged changed => changed.Delegator,
            LivepeerFact.DelegateVotesChanged votes => votes.Delegate,
            LivepeerFact.DelegatorBondedAmountChanged bonded => bonded.Delegate,
            _ => throw new BrokenInvariantException("vote events", $"{fact.EventName} is none"),
        };

    private void CheckVotes(Account account, in VoteCheckpoint before, in VoteCheckpoint after)
    {
        CheckDelegate(account, before, after);
        CheckVotesOf(account, before, after);
        CheckBonded(account, before, after);
    }

    private void CheckDelegate(Account account, in VoteCheckpoint before, in VoteCheckpoint after)
    {
        var first = (LivepeerFact.DelegateChanged?)First<LivepeerFact.DelegateChanged>(account);
        var last = (LivepeerFact.DelegateChanged?)Last<LivepeerFact.DelegateChanged>(account);
        if (first is null || last is null)
        {
            Expect(account, "DelegateChanged", before.Delegate != after.Delegate);
            return;
        }
        checks.Votes.Equal(
            first.Origin,
            $"delegate before of {account.Address}",
            AddressOf(before.Delegate),
            first.FromDelegate
        );
        checks.Votes.Equal(
            last.Origin,
            $"delegate after of {account.Address}",
            AddressOf(after.Delegate),
            last.ToDelegate
        );
    }

    private void CheckVotesOf(Account account, in VoteCheckpoint before, in VoteCheckpoint after)
    {
        var votesBefore = before.IsRegistered(account) ? before.Delegated : UInt256.Zero;
        var votesAfter = after.IsRegistered(account) ? after.Delegated : UInt256.Zero;
        var first = (LivepeerFact.DelegateVotesChanged?)First<LivepeerFact.DelegateVotesChanged>(account);
        var last = (LivepeerFact.DelegateVotesChanged?)Last<LivepeerFact.DelegateVotesChanged>(account);
        if (first is null || last is null)
        {
            Expect(account, "DelegateVotesChanged", votesBefore != votesAfter);
            return;
        }
        checks.Votes.Equal(first.Origin, $"votes before of {account.Address}", votesBefore, first.PreviousBalance);
        checks.Votes.Equal(last.Origin, $"votes after of {account.Address}", votesAfter, last.NewBalance);
    }

    private void CheckBonded(Account account, in VoteCheckpoint before, in VoteCheckpoint after)
    {
        var first = (LivepeerFact.DelegatorBondedAmountChanged?)
            First<LivepeerFact.DelegatorBondedAmountChanged>(account);
        var last = (LivepeerFact.DelegatorBondedAmountChanged?)Last<LivepeerFact.DelegatorBondedAmountChanged>(account);
        if (first is null || last is null)
        {
            var changed = before.Bonded != after.Bonded || before.LastClaimRound != after.LastClaimRound;
            Expect(account, "DelegatorBondedAmountChanged", changed);
            return;
        }
        checks.Votes.Equal(
            first.Origin,
            $"bond before of {account.Address}",
            before.Bonded,
            first.PreviousBondedAmount
        );
        checks.Votes.Equal(
            first.Origin,
            $"claim round before of {account.Address}",
            before.LastClaimRound,
            first.PreviousLastClaimRound
        );
        checks.Votes.Equal(last.Origin, $"bond after of {account.Address}", after.Bonded, last.NewBondedAmount);
        checks.Votes.Equal(
            last.Origin,
            $"claim round after of {account.Address}",
            after.LastClaimRound,
            last.NewLastClaimRound
        );
    }

    private LivepeerFact? First<T>(Account account)
        where T : LivepeerFact => _voteEvents.Find(fact => fact is T && Subject(fact) == account.Address);

    private LivepeerFact? Last<T>(Account account)
        where T : LivepeerFact => _voteEvents.FindLast(fact => fact is T && Subject(fact) == account.Address);

    /// <summary>No log of a kind: right only if nothing changed. Logs that leave BondingVotes out altogether are no gap.</summary>
    private void Expect(Account account, string eventName, bool changed)
    {
        if (checks.SawVotes)
            checks.Votes.Equal(Here, $"{eventName} of {account.Address}", changed, false);
    }
}
