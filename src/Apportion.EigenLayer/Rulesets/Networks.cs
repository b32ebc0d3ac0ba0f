using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Rulesets;

/// <summary>The networks EigenLayer runs on.</summary>
/// <remarks>Source: spec eigenlayer sections 1.1 and 1.2, eigenlayer-v2.2-draft section 2.</remarks>
public static class Networks
{
    private const decimal MainnetWindow = 14m * 86400m;
    private const decimal TestWindow = 0.0069m * 86400m;

    /// <summary>All networks.</summary>
    public static IReadOnlyList<Network> All { get; } =
    [
        Of(
            "mainnet",
            "0x135dda560e946695d6f155dacafc6f1f25c1f5af",
            "2024-08-02 2024-08-12 2024-10-01 2025-01-21 2025-01-21 2025-04-17 2025-04-17 2025-04-17 - 2025-05-14 2026-03-12",
            "2026-02-16",
            24274311,
            MainnetWindow
        ),
        Of(
            "holesky",
            "0x055733000064333caddbc92763c58bf0192ffebf",
            "- 2024-08-13 2024-10-01 2024-12-13 2025-01-09 2025-02-10 2025-03-06 2025-03-11 2025-03-18 2025-05-14 -",
            "1970-01-01",
            0,
            TestWindow
        ),
        Of(
            "preprod",
            "0x141d6995556135d4997b2ff72eb443be300353bc",
            "- 2024-08-14 2024-10-01 2024-12-11 2025-01-09 2025-02-05 2025-03-06 2025-03-11 2025-03-18 2025-05-14 -",
            "1970-01-01",
            0,
            TestWindow
        ),
        Of(
            "sepolia",
            "0xa789c91ecddae96865913130b786140ee17af545",
            "- - - - - - - - - 2025-05-14 2026-02-09",
            "2026-01-28",
            9916073,
            TestWindow
        ),
        Of(
            "hoodi",
            "0xd58f6844f79eb1fbd9f7091d05f7cb30d3363926",
            "- - - - - - - - - - 2026-02-09",
            "2026-01-28",
            1850631,
            TestWindow
        ),
        Of(
            "preprod-hoodi",
            "0xa5a53a6df5a0807fbdfe70eae1e7b0fb984f6710",
            "- - - - - - - - - - 2026-01-12",
            "1970-01-01",
            0,
            TestWindow
        ),
    ];

    /// <summary>The network of a name.</summary>
    /// <exception cref="ApportionException">No network has this name (unsupported).</exception>
    public static Network Get(string name) =>
        All.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.Ordinal))
        ?? throw ApportionException.Unsupported(
            "eigenlayer.network",
            "network",
            string.Join(", ", All.Select(network => network.Name)),
            name,
            "name one of these networks, or give a configuration with fork dates"
        );

    private static Network Of(
        string name,
        string avsDirectory,
        string forks,
        string draftSabine,
        long draftSabineBlock,
        decimal window
    )
    {
        if (!FactText.TryParseDay(draftSabine, out var draftDay))
            throw new FormatException($"'{draftSabine}' is not a date");
        return new(name, Address.Parse(avsDirectory), ForkSchedule.Of(forks), draftDay, draftSabineBlock, window);
    }
}
