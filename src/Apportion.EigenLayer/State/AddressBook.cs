using Apportion.Core;

namespace Apportion.EigenLayer.State;

/// <summary>
/// Dense numbers for addresses, in byte order: comparing two numbers compares the addresses' texts.
/// </summary>
internal sealed class AddressBook
{
    private readonly Address[] _addresses;
    private readonly Dictionary<Address, int> _ids;

    public AddressBook(HashSet<Address> addresses)
    {
        _addresses = [.. addresses];
        Array.Sort(_addresses);
        _ids = new Dictionary<Address, int>(_addresses.Length);
        for (var id = 0; id < _addresses.Length; id++)
            _ids.Add(_addresses[id], id);
    }

    /// <summary>How many addresses there are.</summary>
    public int Count => _addresses.Length;

    /// <summary>The address of a number.</summary>
    public Address this[int id] => _addresses[id];

    /// <summary>The number of an address that is in the book.</summary>
    public int Id(Address address) => _ids[address];

    /// <summary>The number of an address, or -1.</summary>
    public int Find(Address address) => _ids.GetValueOrDefault(address, -1);
}
