namespace Apportion.Cli;

/// <summary>The protocols this build knows, in the order help lists them.</summary>
internal static class Protocols
{
    public static IReadOnlyList<IProtocol> All { get; } =
    [
        new EigenLayer.EigenLayerProtocol(),
        new TheGraph.TheGraphProtocol(),
        new Livepeer.LivepeerProtocol(),
        new RocketPool.RocketPoolProtocol(),
        new DataHaven.DataHavenProtocol(),
    ];
}
