using Apportion.DataHaven.Commitment;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Stages;

/// <summary>
/// The pallet <c>ExternalValidatorsRewards</c>: points, inflation, the era's message and its retries, hook by hook.
/// Memory is bounded by the history depth. Not thread-safe. Source: spec datahaven sections 6 to 12.
/// </summary>
public sealed class RewardsPallet
{
    private readonly Dictionary<uint, EraPoints> _points = [];
    private readonly Dictionary<uint, uint> _blocks = [];
    private readonly Dictionary<Address, uint> _authored = [];
    private readonly List<AwardRow> _rows = [];

    /// <summary>An empty pallet.</summary>
    public RewardsPallet(DataHavenRuleset ruleset, RuntimeConstants constants, MessageBridge bridge)
    {
        Ruleset = ruleset;
        Constants = constants;
        Bridge = bridge;
    }

    /// <summary>The rules; a runtime upgrade changes them.</summary>
    public DataHavenRuleset Ruleset { get; set; }

    /// <summary>Constants of the runtime.</summary>
    public RuntimeConstants Constants { get; }

    /// <summary>Parameters of this moment.</summary>
    public RuntimeParameters Parameters { get; set; } = new();

    /// <summary>How messages fare.</summary>
    public MessageBridge Bridge { get; }

    /// <summary>The active era.</summary>
    public uint ActiveEra { get; set; }

    /// <summary>Validators whitelisted for the active era: they earn nothing.</summary>
    public IReadOnlySet<Address> Whitelisted { get; set; } = new HashSet<Address>();

    /// <summary>Points by era.</summary>
    public IReadOnlyDictionary<uint, EraPoints> Points => _points;

    /// <summary>Blocks by era.</summary>
    public IReadOnlyDictionary<uint, uint> BlocksProduced => _blocks;

    /// <summary>Blocks by author since the last award.</summary>
    public IReadOnlyDictionary<Address, uint> Authored => _authored;

    /// <summary>Messages that wait.</summary>
    public UnsentRing<UnsentReward> Unsent { get; } = new();

    /// <summary>Balances of the rewards account and the treasury.</summary>
    public TokenBalances Balances { get; } = new();

    /// <summary>Told of every event.</summary>
    public Action<ChainEvent>? OnEvent { get; set; }

    /// <summary>Told of every attempt to send and the era it was for.</summary>
    public Action<uint, SendAttempt>? OnAttempt { get; set; }

    /// <summary>Counts blocks of an author (section 6), or pays them at once where points are fixed (section 12.1).</summary>
    public void NoteAuthor(Address author, uint count = 1)
    {
        if (!Ruleset.CountsBlocks)
        {
            if (!Whitelisted.Contains(author))
                AddPoints(author, Saturating.Multiply(Constants.AuthorPoints, count));
            return;
        }
        _authored.TryGetValue(author, out var own);
        _authored[author] = Saturating.Add(own, count);
        _blocks.TryGetValue(ActiveEra, out var all);
        _blocks[ActiveEra] = Saturating.Add(all, count);
    }

    /// <summary>Adds points to the active era. Source: spec datahaven section 7 step 7.</summary>
    public void AddPoints(Address account, uint points)
    {
        if (!_points.TryGetValue(ActiveEra, out var era))
            _points[ActiveEra] = era = new EraPoints();
        era.Add(account, points);
    }

    /// <summary>
    /// Awards the ending session; nothing where points are fixed. The rows are those of validators that are not
    /// whitelisted, in the list's order, and valid until the next award. Source: spec datahaven section 7.
    /// </summary>
    /// <param name="validators">The session's validators, in order.</param>
    /// <param name="online">Who was online; only a rule that takes an explicit set asks.</param>
    /// <param name="shares">Figures that all validators share; null if nobody can earn.</param>
    /// <exception cref="ApportionException">The recorded blocks of the session exceed 32 bits.</exception>
    public IReadOnlyList<AwardRow> EndSession(
        IReadOnlyList<Address> validators,
        IReadOnlySet<Address>? online,
        out SessionShares? shares
    )
    {
        _rows.Clear();
        shares = null;
        if (!Ruleset.CountsBlocks)
            return _rows;
        ulong blocks = 0;
        foreach (var count in _authored.Values)
            blocks += count;
        if (blocks > uint.MaxValue)
            throw ApportionException.Malformed(
                "datahaven.authored-sum",
                $"era {ActiveEra}",
                "at most 4294967295 blocks in a session",
                blocks.ToString(CultureInfo.InvariantCulture),
                "check the authored counts"
            );
        if (CanAnyoneEarn(validators))
        {
            var common = SessionAward.Share(
                (uint)blocks,
                (uint)validators.Count,
                Parameters,
                Constants.BasePointsPerBlock
            );
            shares = common;
            foreach (var validator in validators)
                Award(common, validator, online);
        }
        _authored.Clear();
        return _rows;
    }

    private bool CanAnyoneEarn(IReadOnlyList<Address> validators)
    {
        foreach (var validator in validators)
            if (!Whitelisted.Contains(validator))
                return true;
        return false;
    }

    private void Award(in SessionShares shares, Address validator, IReadOnlySet<Address>? online)
    {
        if (Whitelisted.Contains(validator))
            return;
        _authored.TryGetValue(validator, out var authored);
        var row = SessionAward.Of(shares, validator, authored, IsOnline(validator, authored, online), new Silent());
        _rows.Add(row);
        if (row.Points > 0)
            AddPoints(validator, row.Points);
    }

    /// <summary>Whether a validator counts as online under the ruleset.</summary>
    public bool IsOnline(Address validator, uint authored, IReadOnlySet<Address>? online) =>
        Ruleset.Liveness switch
        {
            LivenessSource.AuthoredBlock => authored > 0,
            LivenessSource.OnlineSet => online?.Contains(validator) ?? false,
            _ => false,
        };

    /// <summary>Ends an era: mints, splits, builds and sends the message. Source: spec datahaven section 8.</summary>
    /// <param name="era">The ending era.</param>
    /// <param name="baseInflation">I, see <see cref="EraInflation.Base"/>.</param>
    /// <param name="startMilliseconds">The era's start; null if it has none.</param>
    public EraResult EndEra(uint era, UInt128 baseInflation, ulong? startMilliseconds)
    {
        _blocks.TryGetValue(era, out var blocks);
        var split = EraInflation.Split(Ruleset, baseInflation, blocks, Constants, Parameters, new Silent());
        // Wraps at 2^32 seconds as the runtime does (spec section 8.6).
        var start = unchecked((uint)((startMilliseconds ?? 0) / 1000));
        var total = TotalPoints(era);
        var mints = Ruleset.Inflation != InflationRule.None;
        var result = new EraResult(era, blocks, split, total, Minted: false, null, start, null, null);
        if (total == 0 || (mints && split.Scaled == 0))
            return result;
        if (mints)
            Balances.Mint(split.Rewards, split.Treasury);
        var amount = AmountOf(split);
        var attempt = Send(era, start, amount);
        Announce(era, start, amount, total, attempt);
        return result with { Minted = mints, Amount = amount, Root = RootOf(era), Attempt = attempt };
    }

    /// <summary>The total that decides whether an era pays: the stored one in the old models, the exact sum later.</summary>
    private UInt128 TotalPoints(uint era) =>
        !_points.TryGetValue(era, out var points) ? 0
        : Ruleset.Message == MessageForm.PointsRoot ? points.Total
        : points.Sum;

    private UInt128 AmountOf(in InflationSplit split) =>
        Ruleset.MessageAmount switch
        {
            MessageAmountRule.BaseInflation => split.Base,
            MessageAmountRule.BeforeTreasury => split.Scaled,
            _ => split.Rewards,
        };

    private Merkle.Hash256? RootOf(uint era) =>
        Ruleset.Message == MessageForm.PointsRoot && _points.TryGetValue(era, out var points)
            ? PointsTree.Build(points.Ascending()).Root
            : null;

    private void Announce(uint era, uint start, UInt128 amount, UInt128 total, SendAttempt attempt)
    {
        if (attempt.Sent)
            OnEvent?.Invoke(new ChainEvent("RewardsMessageSent", era, total, amount));
        else if (Ruleset.RetriesRewards)
            OnEvent?.Invoke(
                new ChainEvent(
                    Unsent.TryPush(new UnsentReward(era, start, amount))
                        ? "RewardsMessageSendFailed"
                        : "UnsentQueueFull",
                    era
                )
            );
    }

    private SendAttempt Send(uint era, uint start, UInt128 amount)
    {
        var attempt = Ruleset.Message == MessageForm.PointsRoot ? SendRoot(era) : SendAmounts(era, start, amount);
        OnAttempt?.Invoke(era, attempt);
        return attempt;
    }

    private SendAttempt SendRoot(uint era)
    {
        if (Bridge is { Builds: true, Checks: true } && Parameters.RewardsRegistry.IsZero)
            return new SendAttempt(null, 0, null, SendFailure.ZeroAddress);
        Bridge.TryDeliver(null, out var failure);
        var message = new OutboundMessage(
            Parameters.RewardsRegistry,
            PointsTree.Calldata(RootOf(era)!.Value),
            1_000_000,
            default,
            Parameters.AgentOrigin
        );
        return new SendAttempt(null, 0, message, failure);
    }

    /// <summary>Builds and sends; dust moves while building, so a failure later does not undo it. Source: spec datahaven section 9.</summary>
    private SendAttempt SendAmounts(uint era, uint start, UInt128 amount)
    {
        if (!Bridge.Builds)
        {
            Bridge.TryDeliver(null, out var mock);
            return new SendAttempt(null, 0, null, mock);
        }
        if (Bridge.Checks && (Parameters.ServiceManager.IsZero || Parameters.RewardToken.IsZero))
            return new SendAttempt(null, 0, null, SendFailure.ZeroAddress);
        var points = _points[era];
        var payout = PayoutSplit.TrySplit(points.Ascending(), points.Sum, amount, out var error);
        if (payout is null || error is not null)
            return new SendAttempt(null, 0, null, SendFailure.SplitFailed);
        if (payout.Rewards.Count == 0)
            return new SendAttempt(null, 0, null, SendFailure.NoRewards);
        var moved = payout.Dust > 0 && Balances.TryMoveDust(payout.Dust) ? payout.Dust : 0;
        if (!RewardsMessage.MultipliersFit(Parameters.Strategies))
            return new SendAttempt(payout, moved, null, SendFailure.MultiplierTooLarge);
        var message = RewardsMessage.Build(era, start, payout.Rewards, Parameters);
        Bridge.TryDeliver(message, out var failure);
        return new SendAttempt(payout, moved, message, failure);
    }

    /// <summary>Start of a block: tries the head of the ring once. Source: spec datahaven section 10.</summary>
    public void OnInitialize()
    {
        if (!Ruleset.RetriesRewards || Unsent.IsEmpty)
            return;
        var head = Unsent.Head;
        if (TotalPoints(head.Era) == 0)
        {
            Unsent.DropHead();
            OnEvent?.Invoke(new ChainEvent("UnsentEraExpired", head.Era));
        }
        else if (Send(head.Era, head.StartTimestamp, head.Amount).Sent)
        {
            Unsent.DropHead();
            AnnounceRetried(head);
        }
        else
        {
            Unsent.RotateHead();
        }
    }

    private void AnnounceRetried(UnsentReward entry) =>
        OnEvent?.Invoke(new ChainEvent("RewardsMessageRetried", entry.Era, TotalPoints(entry.Era), entry.Amount));

    /// <summary>The call <c>retry_unsent_reward_era</c>; gives <c>Ok</c> or the error's name. A failure leaves no trace.</summary>
    public string RetryUnsentEra(uint era)
    {
        var index = Unsent.FindIndex(entry => entry.Era == era);
        if (index < 0)
            return "EraNotInUnsentQueue";
        if (TotalPoints(era) == 0)
            return "RewardPointsPruned";
        var entry = Unsent.Entries[index];
        var (rewards, treasury) = (Balances.Rewards, Balances.Treasury);
        if (!Send(era, entry.StartTimestamp, entry.Amount).Sent)
        {
            Balances.Restore(rewards, treasury);
            return "MessageSendFailed";
        }
        Unsent.RemoveAt(index);
        AnnounceRetried(entry);
        return "Ok";
    }

    /// <summary>Start of an era: entries and points beyond the history depth go. Source: spec datahaven sections 10 and 11.</summary>
    public void OnEraStart(uint era)
    {
        if (era < Constants.RewardsHistoryDepth)
            return;
        var last = era - Constants.RewardsHistoryDepth;
        for (var i = 0; i < Unsent.Entries.Count; )
        {
            if (Unsent.Entries[i].Era > last)
            {
                i++;
                continue;
            }
            OnEvent?.Invoke(new ChainEvent("UnsentEraExpired", Unsent.Entries[i].Era));
            Unsent.RemoveAt(i);
        }
        _points.Remove(last);
        _blocks.Remove(last);
    }

    internal void SetAuthored(Address account, uint count) => _authored[account] = count;

    internal void SetBlocks(uint era, uint count) => _blocks[era] = count;

    internal void ClearAuthored() => _authored.Clear();
}
