using Apportion.Core;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>The addresses of a file so far. As long as they ascend none can repeat; the first that does not makes a set of them.</summary>
internal sealed class SeenAddresses
{
    private readonly List<Address> _ascending = [];
    private HashSet<Address>? _all;

    /// <summary>Whether an address comes after all others.</summary>
    public bool Ascends(Address address) => _all is null && (_ascending.Count == 0 || address > _ascending[^1]);

    /// <summary>Adds an address; false if it was there.</summary>
    public bool Add(Address address)
    {
        if (Ascends(address))
        {
            _ascending.Add(address);
            return true;
        }
        _all ??= [.. _ascending];
        return _all.Add(address);
    }
}
