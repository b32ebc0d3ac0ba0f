using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>
/// What the RewardsCoordinator knows of roots and claims, and what it would answer to a call. Pausing is not modelled, and a
/// token is asked only whether the recipient is the zero address and, where its balance is known, whether it suffices.
/// </summary>
/// <remarks>Source: spec eigenlayer section 8.3; eigenlayer-logs-notes section 4.</remarks>
public sealed class RewardsCoordinator
{
    private readonly List<PostedRoot> _roots = [];
    private readonly Dictionary<Address, Address> _claimers = [];
    private readonly Dictionary<(Address Earner, Address Token), UInt256> _claimed = [];
    private readonly Dictionary<Address, UInt256> _balances = [];

    /// <summary>The posted roots by their number.</summary>
    public IReadOnlyList<PostedRoot> Roots => _roots;

    /// <summary>What the contract knows after some logs. Events of one kind come in the order of the chain.</summary>
    public static RewardsCoordinator From(LogFacts logs)
    {
        if (logs.Findings.FirstOrDefault(finding => finding.Code == PostedRoots.GapCode) is { } gap)
            throw new ApportionException(gap);
        var coordinator = new RewardsCoordinator();
        var disabled = logs.DisabledDistributionRoots.Select(root => root.RootIndex).ToHashSet();
        foreach (var root in logs.SubmittedDistributionRoots.OrderBy(root => root.RootIndex))
        {
            coordinator.Add(
                new PostedRoot(
                    root.Root,
                    root.RewardsCalculationEnd,
                    root.ActivatedAt,
                    disabled.Contains(root.RootIndex)
                )
            );
        }

        foreach (var change in logs.ClaimerChanges)
        {
            coordinator.SetClaimer(change.Earner, change.Claimer);
        }

        foreach (var claim in logs.RewardsClaims)
        {
            var key = (claim.Earner, claim.Token);
            coordinator._claimed[key] = coordinator._claimed.GetValueOrDefault(key) + claim.ClaimedAmount;
        }

        return coordinator;
    }

    /// <summary>Posts a root without checks.</summary>
    public void Add(PostedRoot root) => _roots.Add(root);

    /// <summary>Names who may claim for an earner; from then on the earner itself is refused. Zero takes it back.</summary>
    public void SetClaimer(Address earner, Address claimer)
    {
        if (claimer.IsZero)
        {
            _claimers.Remove(earner);
        }
        else
        {
            _claimers[earner] = claimer;
        }
    }

    /// <summary>What was claimed of a token for an earner so far.</summary>
    public UInt256 ClaimedBy(Address earner, Address token) => _claimed.GetValueOrDefault((earner, token));

    /// <summary>States what was claimed before.</summary>
    public void SetClaimed(Address earner, Address token, UInt256 cumulative) => _claimed[(earner, token)] = cumulative;

    /// <summary>States how much of a token the contract holds; without it a payment is taken to succeed.</summary>
    public void SetBalance(Address token, UInt256? balance)
    {
        if (balance is { } known)
        {
            _balances[token] = known;
        }
        else
        {
            _balances.Remove(token);
        }
    }

    /// <summary>What a claim call would do; nothing changes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sender">Who calls.</param>
    /// <param name="time">Time of the block, Unix seconds.</param>
    public ClaimOutcome Predict(ClaimCall call, Address sender, long time)
    {
        var claimed = new Dictionary<(Address, Address), UInt256>();
        var payouts = new List<ClaimPayout>();
        foreach (var claim in call.Claims)
        {
            var fault = Check(claim, time);
            if (fault is null && call.Function != ClaimFunction.CheckClaim)
            {
                fault = Pay(claim, sender, call.Recipient, claimed, payouts);
            }

            if (fault is not null)
            {
                return new ClaimOutcome(fault, []);
            }
        }

        return new ClaimOutcome(null, payouts);
    }

    /// <summary>Does an accepted call: its payments count as claimed.</summary>
    public ClaimOutcome Apply(ClaimCall call, Address sender, long time)
    {
        var outcome = Predict(call, sender, time);
        foreach (var payout in outcome.Payouts)
        {
            var key = (payout.Earner, payout.Token);
            _claimed[key] = _claimed.GetValueOrDefault(key) + payout.Amount;
        }

        return outcome;
    }

    /// <summary>Why posting a root would revert, or null.</summary>
    /// <param name="sender">Who calls.</param>
    /// <param name="updater">Who may post roots.</param>
    /// <param name="rewardsCalculationEnd">Unix seconds up to which rewards are in the root.</param>
    /// <param name="time">Time of the block, Unix seconds.</param>
    public string? PredictSubmission(Address sender, Address updater, long rewardsCalculationEnd, long time)
    {
        if (sender != updater)
        {
            return "UnauthorizedCaller";
        }

        var last = _roots.Count == 0 ? 0 : _roots.Max(root => root.RewardsCalculationEnd);
        if (rewardsCalculationEnd <= last)
        {
            return "NewRootMustBeForNewCalculatedPeriod";
        }

        return rewardsCalculationEnd < time ? null : "RewardsEndTimestampNotElapsed";
    }

    private ClaimFault? Check(RewardsClaimRequest claim, long time)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"root {claim.RootIndex}");
        if (claim.RootIndex >= _roots.Count)
        {
            return new ClaimFault("Panic(50)", where);
        }

        var root = _roots[(int)claim.RootIndex];
        if (root.Disabled)
        {
            return new ClaimFault("RootDisabled", where);
        }

        return time < root.ActivatedAt
            ? new ClaimFault("RootNotActivated", where)
            : ClaimVerifier.Verify(claim, root.Root);
    }

    private ClaimFault? Pay(
        RewardsClaimRequest claim,
        Address sender,
        Address recipient,
        Dictionary<(Address, Address), UInt256> claimed,
        List<ClaimPayout> payouts
    )
    {
        if (sender != _claimers.GetValueOrDefault(claim.Earner, claim.Earner))
        {
            return new ClaimFault("UnauthorizedCaller", $"caller {sender}");
        }

        var root = _roots[(int)claim.RootIndex].Root;
        for (var i = 0; i < claim.TokenLeaves.Length; i++)
        {
            var (token, earned) = claim.TokenLeaves[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"token {i} ({token})");
            var key = (claim.Earner, token);
            var before = claimed.TryGetValue(key, out var now) ? now : _claimed.GetValueOrDefault(key);
            if (earned <= before)
            {
                return new ClaimFault("EarningsNotGreaterThanClaimed", where);
            }

            claimed[key] = earned;
            if (Transfer(recipient, token, earned - before) is { } refusal)
            {
                return new ClaimFault(refusal, where);
            }

            payouts.Add(new ClaimPayout(root, claim.Earner, sender, recipient, token, earned - before));
        }

        return null;
    }

    private string? Transfer(Address recipient, Address token, UInt256 amount)
    {
        if (recipient.IsZero)
        {
            return "ERC20: transfer to the zero address";
        }

        return _balances.TryGetValue(token, out var balance) && balance < amount
            ? "ERC20: transfer amount exceeds balance"
            : null;
    }
}
