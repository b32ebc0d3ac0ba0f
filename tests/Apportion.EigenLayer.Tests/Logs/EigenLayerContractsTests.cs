using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Rulesets;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Logs;

public class EigenLayerContractsTests
{
    [Fact]
    public void Every_network_of_the_rules_has_its_six_contracts()
    {
        Assert.Equal(
            Networks.All.Select(network => network.Name).Order(StringComparer.Ordinal),
            EigenLayerContracts.KnownNetworks
        );
        foreach (var network in Networks.All)
        {
            var contracts = EigenLayerContracts.For(network.Name);
            Assert.Equal(Enum.GetValues<EigenLayerContract>(), contracts.Addresses.Values.Order());
            Assert.Equal(network.AvsDirectory, contracts.AddressOf(EigenLayerContract.AVSDirectory));
        }
    }

    [Fact]
    public void Addresses_are_those_of_the_specification()
    {
        var path = Repository.At("docs/reference/specs/eigenlayer.md");
        var rows = File.ReadLines(path).SkipWhile(line => !line.StartsWith("### 1.1", StringComparison.Ordinal));
        foreach (var line in rows.TakeWhile(line => !line.StartsWith("### 1.2", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length != 7 || !Enum.TryParse<EigenLayerContract>(cells[0], out var contract))
                continue;
            string[] networks = ["mainnet", "holesky", "preprod", "sepolia", "hoodi", "preprod-hoodi"];
            for (var i = 0; i < networks.Length; i++)
                Assert.Equal(cells[i + 1], EigenLayerContracts.For(networks[i]).AddressOf(contract).ToString());
        }
    }

    [Fact]
    public void Another_network_is_not_supported_and_the_known_ones_are_named()
    {
        var error = Assert.Throws<ApportionException>(() => EigenLayerContracts.For("goerli"));
        Assert.Equal(FindingKind.Unsupported, error.Finding.Kind);
        Assert.Contains("hoodi, mainnet", error.Finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_address_is_no_contract()
    {
        var mainnet = EigenLayerContracts.For("mainnet");
        Assert.False(mainnet.TryFind(Address.Zero, out _));
        Assert.False(mainnet.SameAs(EigenLayerContracts.For("hoodi")));
        Assert.True(mainnet.SameAs(new EigenLayerContracts(mainnet.Addresses)));
    }
}
