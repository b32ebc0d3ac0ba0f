using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>A withdrawal in a beacon block.</summary>
/// <param name="Slot">Slot of the block.</param>
/// <param name="ValidatorIndex">Index of the validator it was taken from.</param>
/// <param name="Amount">Amount in wei.</param>
public readonly record struct Withdrawal(ulong Slot, ulong ValidatorIndex, UInt256 Amount);
