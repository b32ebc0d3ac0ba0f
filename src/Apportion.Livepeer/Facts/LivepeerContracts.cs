using System.Text;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// Which address is which contract. Addresses are configuration: given for a network, read from a file, or learnt from
/// the Controller's SetContractInfo logs. An address keeps its role when another one gets it too (Minters were replaced).
/// </summary>
/// <remarks>Source: spec livepeer section 1.</remarks>
public sealed class LivepeerContracts
{
    private static readonly Dictionary<Hash256, ContractRole> RolesById = Enum.GetValues<ContractRole>()
        .Where(role => role != ContractRole.None)
        .ToDictionary(role => Keccak256.Hash(Encoding.ASCII.GetBytes(role.ToString())));

    private readonly Dictionary<Address, ContractRole> _roles = [];

    /// <summary>No address at all.</summary>
    public LivepeerContracts() { }

    /// <summary>The given addresses.</summary>
    public LivepeerContracts(IEnumerable<(ContractRole Role, Address Address)> contracts)
    {
        foreach (var (role, address) in contracts)
            Add(role, address);
    }

    /// <summary>The contracts on Arbitrum One.</summary>
    public static LivepeerContracts ArbitrumOne() =>
        new([
            (ContractRole.Controller, Address.Parse("0xd8e8328501e9645d16cf49539efc04f734606ee4")),
            (ContractRole.LivepeerToken, Address.Parse("0x289ba1701c2f088cf0faf8b3705246331cb8a839")),
            (ContractRole.BondingManager, Address.Parse("0x35bcf3c30594191d53231e4ff333e8a770453e40")),
            (ContractRole.RoundsManager, Address.Parse("0xdd6f56dcc28d3f5f27084381fe8df634985cc39f")),
            (ContractRole.TicketBroker, Address.Parse("0xa8bb618b1520e284046f3dfc448851a1ff26e41b")),
            (ContractRole.Minter, Address.Parse("0x4969dccf5186e1c49411638fc8a2a020fdab752e")),
            (ContractRole.Minter, Address.Parse("0xc20de37170b45774e6cd3d2304017fc962f27252")),
            (ContractRole.BondingVotes, Address.Parse("0x0b9c254837e72ebe9fe04960c43b69782e68169a")),
            (ContractRole.Treasury, Address.Parse("0xf82c1ff415f1fcf582554fdba790e27019c8e8c4")),
        ]);

    /// <summary>All addresses with their roles, in order of role, then address.</summary>
    public IReadOnlyList<(ContractRole Role, Address Address)> All =>
        [.. _roles.Select(pair => (pair.Value, pair.Key)).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key)];

    /// <summary>A copy that learns on its own.</summary>
    public LivepeerContracts Copy() => new(All);

    /// <summary>The role of an address; None for others.</summary>
    public ContractRole RoleOf(Address address) => _roles.GetValueOrDefault(address);

    /// <summary>Adds an address.</summary>
    public void Add(ContractRole role, Address address) => _roles[address] = role;

    /// <summary>Takes over what the Controller says; names that do not matter here are passed over.</summary>
    public void Learn(LivepeerFact.SetContractInfo info)
    {
        if (RolesById.TryGetValue(info.Id, out var role))
            Add(role, info.ContractAddress);
    }
}
