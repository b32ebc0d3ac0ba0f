namespace Apportion.Livepeer.State;

/// <summary>A member of the pool of orchestrators.</summary>
/// <param name="Number">Its place in the engine's account list.</param>
/// <param name="Key">The key it is ordered by: its delegated stake when the key was last written.</param>
internal readonly record struct ActiveMember(int Number, UInt256 Key);

/// <summary>
/// The pool of orchestrators in the order of the contract's SortedDoublyLL: descending by key; a new or changed entry goes
/// before the first one whose key is not greater, as an insert without position hints does. With hints the contract may
/// place equals otherwise, so the order among equal keys is a convention; members and keys are exact.
/// </summary>
/// <remarks>Source: spec livepeer section 6.3. Evictions come from events, never from this order.</remarks>
internal sealed class ActiveSet
{
    private readonly List<ActiveMember> _members = [];

    public int Count => _members.Count;

    public IReadOnlyList<ActiveMember> Members => _members;

    public bool Contains(int number) => IndexOf(number) >= 0;

    public void Insert(int number, UInt256 key)
    {
        var at = 0;
        while (at < _members.Count && key < _members[at].Key)
            at++;
        _members.Insert(at, new ActiveMember(number, key));
    }

    public void Update(int number, UInt256 key)
    {
        _members.RemoveAt(IndexOf(number));
        Insert(number, key);
    }

    public void Remove(int number) => _members.RemoveAt(IndexOf(number));

    public ActiveMember[] Freeze() => [.. _members];

    public void Restore(IEnumerable<ActiveMember> members)
    {
        _members.Clear();
        _members.AddRange(members);
    }

    private int IndexOf(int number)
    {
        for (var i = 0; i < _members.Count; i++)
            if (_members[i].Number == number)
                return i;
        return -1;
    }
}
