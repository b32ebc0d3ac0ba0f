using System.Diagnostics.CodeAnalysis;
using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>Where the contracts of one network live.</summary>
/// <remarks>Source: spec eigenlayer section 1.1.</remarks>
public sealed class EigenLayerContracts
{
    private static readonly EigenLayerContract[] Order =
    [
        EigenLayerContract.RewardsCoordinator,
        EigenLayerContract.EigenPodManager,
        EigenLayerContract.StrategyManager,
        EigenLayerContract.DelegationManager,
        EigenLayerContract.AVSDirectory,
        EigenLayerContract.AllocationManager,
    ];

    private static readonly Dictionary<string, EigenLayerContracts> Networks = new(StringComparer.Ordinal)
    {
        ["mainnet"] = Of(
            "0x7750d328b314effa365a0402ccfd489b80b0adda",
            "0x91e677b07f7af907ec9a428aafa9fc14a0d3a338",
            "0x858646372cc42e1a627fce94aa7a7033e7cf075a",
            "0x39053d51b77dc0d36036fc1fcc8cb819df8ef37a",
            "0x135dda560e946695d6f155dacafc6f1f25c1f5af",
            "0x948a420b8cc1d6bfd0b6087c2e7c344a2cd0bc39"
        ),
        ["holesky"] = Of(
            "0xacc1fb458a1317e886db376fc8141540537e68fe",
            "0x30770d7e3e71112d7a6b7259542d1f680a70e315",
            "0xdfb5f6ce42aaa7830e94ecfccad411bef4d4d5b6",
            "0xa44151489861fe9e3055d95adc98fbd462b948e7",
            "0x055733000064333caddbc92763c58bf0192ffebf",
            "0x78469728304326cbc65f8f95fa756b0b73164462"
        ),
        ["preprod"] = Of(
            "0xb22ef643e1e067c994019a4c19e403253c05c2b0",
            "0xb8d8952f572e67b11e43bc21250967772fa883ff",
            "0xf9fbf2e35d8803273e214c99bf15174139f4e67a",
            "0x75dfe5b44c2e530568001400d3f704bc8ae350cc",
            "0x141d6995556135d4997b2ff72eb443be300353bc",
            "0xfdd5749e11977d60850e06bf5b13221ad95eb6b4"
        ),
        ["sepolia"] = Of(
            "0x5ae8152fb88c26ff9ca5c014c94fca3c68029349",
            "0x56bfeb94879f4543e756d26103976c567256034a",
            "0x2e3d6c0744b10eb0a4e6f679f71554a39ec47a5d",
            "0xd4a7e1bd8015057293f0d0a557088c286942e84b",
            "0xa789c91ecddae96865913130b786140ee17af545",
            "0x42583067658071247ec8ce0a516a58f682002d07"
        ),
        ["hoodi"] = Of(
            "0x29e8572678e0c272350aa0b4b8f304e47ebcd5e7",
            "0xcd1442415fc5c29aa848a49d2e232720be07976c",
            "0xee45e76ddbedda2918b8c7e3035cd37eab3b5d41",
            "0x867837a9722c512e0862d8c2e15b8be220e8b87d",
            "0xd58f6844f79eb1fbd9f7091d05f7cb30d3363926",
            "0x95a7431400f362f3647a69535c5666ca0133caa0"
        ),
        ["preprod-hoodi"] = Of(
            "0xfc67a24cdb9ee82f6111082274c62d8b2aae3abc",
            "0x1b018d34dcbdbf900a0dcedb4ec261efc6734521",
            "0xb22ef643e1e067c994019a4c19e403253c05c2b0",
            "0xc9366ab4a299e0937ec15a6c256c4481c05a24fd",
            "0xa5a53a6df5a0807fbdfe70eae1e7b0fb984f6710",
            "0x720b23a1fd296ae030ef56b435f25b263e3c2632"
        ),
    };

    private readonly Dictionary<Address, EigenLayerContract> _byAddress;

    /// <summary>Contracts at given addresses, for a private network or a test.</summary>
    public EigenLayerContracts(IEnumerable<KeyValuePair<Address, EigenLayerContract>> addresses) =>
        _byAddress = new Dictionary<Address, EigenLayerContract>(addresses);

    /// <summary>Names of the networks this build knows, in ordinal order.</summary>
    public static IReadOnlyList<string> KnownNetworks { get; } = [.. Networks.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every address with its contract.</summary>
    public IReadOnlyDictionary<Address, EigenLayerContract> Addresses => _byAddress;

    /// <summary>The contracts of a known network.</summary>
    /// <exception cref="ApportionException">The network is not known.</exception>
    public static EigenLayerContracts For(string network) =>
        Networks.TryGetValue(network, out var contracts)
            ? contracts
            : throw ApportionException.Unsupported(
                "eigenlayer.network",
                network,
                string.Join(", ", KnownNetworks),
                network,
                "Name one of the known networks, or give the contract addresses."
            );

    /// <summary>The contract at an address; false for a foreign one.</summary>
    public bool TryFind(Address address, [NotNullWhen(true)] out EigenLayerContract? contract)
    {
        contract = _byAddress.TryGetValue(address, out var found) ? found : null;
        return contract is not null;
    }

    /// <summary>The address of a contract; the least if it has several.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public Address AddressOf(EigenLayerContract contract) =>
        _byAddress.Where(entry => entry.Value == contract).Min(entry => entry.Key);

    /// <summary>Whether both have the same contracts at the same addresses.</summary>
    public bool SameAs(EigenLayerContracts other) =>
        _byAddress.Count == other._byAddress.Count
        && _byAddress.All(entry =>
            other._byAddress.TryGetValue(entry.Key, out var contract) && contract == entry.Value
        );

    private static EigenLayerContracts Of(params string[] addresses) =>
        new(addresses.Select((text, i) => KeyValuePair.Create(Address.Parse(text), Order[i])));
}
