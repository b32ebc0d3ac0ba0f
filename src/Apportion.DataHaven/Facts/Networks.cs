using Apportion.DataHaven.State;
using Apportion.Merkle;

namespace Apportion.DataHaven.Facts;

/// <summary>Defaults of the three networks. Source: spec datahaven section 4.</summary>
internal static class Networks
{
    private static readonly UInt128 MillionsOfBaseUnits = UInt128.Parse(
        "5000000000000000000000000",
        CultureInfo.InvariantCulture
    );

    public static RuntimeParameters Parameters(string network, FactFields fields) =>
        network switch
        {
            "mainnet" => Of("0xc505dfb2df107d106d08bd0f1a0acd10052ca9aa078629a4ccfd0c90c6e69b65", supplyFactor: 100),
            "testnet" => Of("0xd0d6dbd1ffb401ef613f00e93cd5061ecec03ae35d2f820cd6754a5b5f020215", supplyFactor: 1),
            "stagenet" => Of("0x56490bd3f367447bfaf57bb18e7a45e1b2db7d538fe42098e87d2aa106c6afdd", supplyFactor: 1),
            _ => throw fields.Error("network", "mainnet, testnet or stagenet"),
        };

    private static RuntimeParameters Of(string agent, uint supplyFactor) =>
        new() { AgentOrigin = Hash256.ParseHex(agent), InflationAnnualAmount = MillionsOfBaseUnits * supplyFactor };
}
