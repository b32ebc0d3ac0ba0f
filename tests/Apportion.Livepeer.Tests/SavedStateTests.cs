using System.Globalization;
using Apportion.Core;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.State;
using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

public sealed class SavedStateTests
{
    [VectorFact("livepeer/seq-101.jsonl.gz")]
    public void Replay_in_chunks_with_a_saved_state_equals_replay_in_one_go()
    {
        var sequence = new Sequence("seq-103");
        var whole = Sequence.Bytes(sequence.Replay());
        var random = new Random(1103);

        byte[]? saved = null;
        var at = 0;
        while (at < sequence.Facts.Count)
        {
            var end = Math.Min(sequence.Facts.Count, at + random.Next(1, 400));
            while (end < sequence.Facts.Count && SameTransaction(sequence.Facts[end - 1], sequence.Facts[end]))
                end++;
            var engine = saved is null ? new LivepeerEngine(sequence.Options) : sequence.Load(saved);
            engine.Apply(sequence.Facts.Take(end).Skip(Math.Max(0, at - 50)));
            Assert.Empty(engine.Findings);
            saved = Sequence.Bytes(engine);
            at = end;
        }

        Assert.Equal(whole, saved);
    }

    [VectorFact("livepeer/seq-101.jsonl.gz")]
    public void Rolling_back_to_any_round_and_replaying_is_never_having_rolled_back()
    {
        var sequence = new Sequence("seq-103");
        var engine = sequence.Replay();
        var whole = Sequence.Bytes(engine);
        var random = new Random(2103);

        for (var i = 0; i < 40; i++)
        {
            var round = (ulong)random.Next(20, 72);
            engine.RollBack(round);
            var rest = sequence.Facts.Where(fact => IsAfter(engine.State, fact.Origin)).ToList();
            engine.Apply(rest);
            Assert.Empty(engine.Findings);
            Assert.Equal(whole, Sequence.Bytes(engine));
        }
    }

    [Fact]
    public void A_rolled_back_state_is_the_state_that_was()
    {
        var sequence = new Sequence("edge");
        var saved = new SortedDictionary<ulong, byte[]>();
        var engine = new LivepeerEngine(sequence.Options);
        foreach (var transaction in sequence.Facts.GroupBy(fact => fact.Origin.Transaction))
        {
            engine.Apply(transaction);
            saved[engine.State.Round] = Sequence.Bytes(engine);
        }

        foreach (var (round, bytes) in saved.Reverse())
        {
            engine.RollBack(round);
            Assert.Equal(bytes, Sequence.Bytes(engine));
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void The_culture_of_the_machine_does_not_matter(string culture)
    {
        var expected = Sequence.Bytes(new Sequence("edge").Replay());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Sequence.Bytes(new Sequence("edge").Replay()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_damaged_state_is_refused()
    {
        var sequence = new Sequence("tiny");
        var bytes = Sequence.Bytes(sequence.Replay());
        var changed = bytes.ToArray();
        changed[bytes.Length / 2] ^= 1;

        Assert.Equal("livepeer.state", Code(() => sequence.Load(changed)));
        Assert.Equal("livepeer.state", Code(() => sequence.Load(bytes[..^7])));
        Assert.Equal("livepeer.state", Code(() => sequence.Load([1, 2, 3])));
        Assert.Equal(bytes, Sequence.Bytes(sequence.Load(bytes)));
    }

    private static string Code(Action action) => Assert.Throws<ApportionException>(action).Finding.Code;

    private static bool SameTransaction(LivepeerFact left, LivepeerFact right) =>
        left.Origin.SameTransaction(right.Origin);

    private static bool IsAfter(LivepeerState state, in LogOrigin origin) =>
        origin.Block > state.LastBlock || (origin.Block == state.LastBlock && origin.LogIndex > state.LastLogIndex);
}
