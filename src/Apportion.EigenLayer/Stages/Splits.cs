using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>Looks up what an operator keeps, in basis points.</summary>
/// <remarks>Source: spec eigenlayer section 7, "split lookups".</remarks>
internal static class Splits
{
    /// <summary>The split per AVS, else the default of the chain, else 1000.</summary>
    public static int ForAvs(EigenLayerState state, int operatorId, int avs, int day) =>
        state.AvsSplits.TryGet((operatorId, avs), day, out var bips) ? bips : Default(state, day);

    /// <summary>The split per AVS, else 1000: the rule before Trinity.</summary>
    public static int ForAvsBeforeTrinity(EigenLayerState state, int operatorId, int avs, int day) =>
        state.AvsSplits.TryGet((operatorId, avs), day, out var bips) ? bips : Tokens.DefaultBips;

    /// <summary>The split of programmatic incentives, else the default of the chain, else 1000.</summary>
    public static int ForPi(EigenLayerState state, int operatorId, int day) =>
        state.PiSplits.TryGet(operatorId, day, out var bips) ? bips : Default(state, day);

    /// <summary>The split of programmatic incentives, else 1000: the rule before Trinity.</summary>
    public static int ForPiBeforeTrinity(EigenLayerState state, int operatorId, int day) =>
        state.PiSplits.TryGet(operatorId, day, out var bips) ? bips : Tokens.DefaultBips;

    /// <summary>The split of an operator set, else the default of the chain, else 1000.</summary>
    public static int ForSet(EigenLayerState state, int operatorId, int set, int day) =>
        state.SetSplits.TryGet((operatorId, set), day, out var bips) ? bips : Default(state, day);

    private static int Default(EigenLayerState state, int day) =>
        state.DefaultSplits.TryGet(0, day, out var bips) ? bips : Tokens.DefaultBips;
}
