using Apportion.EigenLayer.Facts.Logs;

namespace Apportion.EigenLayer.Tests.Logs;

public class OrderedStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Items_are_found_and_listed_in_any_order_of_arrival(int seed)
    {
        var keys = Enumerable.Range(0, 60_000).Select(i => i * 3L).ToArray();
        new Random(seed).Shuffle(keys);
        var store = new OrderedStore<long, (long Key, int Value)>(item => item.Key);
        for (var i = 0; i < keys.Length; i++)
        {
            store.Set((keys[i], i));
            Assert.True(store.TryGet(keys[i], out var found));
            Assert.Equal(i, found.Value);
            Assert.False(store.TryGet(keys[i] + 1, out _));
        }
        store.Set((keys[7], -1));
        Assert.True(store.TryGet(keys[7], out var replaced));
        Assert.Equal(-1, replaced.Value);
        Assert.False(store.IsAscending);
        Assert.Equal(keys.Order(), store.InOrder().Select(item => item.Key));
        Assert.Equal(keys.Length, store.InOrder().Count);
    }

    [Fact]
    public void Ascending_keys_stay_ascending_also_when_one_is_replaced()
    {
        var store = new OrderedStore<long, (long Key, int Value)>(item => item.Key);
        for (var i = 0; i < 10; i++)
            store.Set((i, 0));
        store.Set((3, 1));
        Assert.True(store.IsAscending);
        Assert.Equal(1, store.InOrder()[3].Value);
        Assert.Empty(new OrderedStore<long, long>(item => item).InOrder());
    }
}
