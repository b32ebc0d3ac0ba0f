namespace Apportion.RocketPool.Commitment;

/// <summary>Fields of file version 1 only; the numbers are kept as written, they are rounded and cannot be recomputed.</summary>
/// <param name="StartSlot">First slot that counts.</param>
/// <param name="EndSlot">Last slot that counts.</param>
/// <param name="ActiveFraction">Part of the interval the minipool was active.</param>
/// <param name="ParticipationRate">Part of its duties that succeeded.</param>
/// <param name="EthEarned">ETH, not wei.</param>
public sealed record LegacyParticipation(
    ulong StartSlot,
    ulong EndSlot,
    string ActiveFraction,
    string ParticipationRate,
    string EthEarned
);
