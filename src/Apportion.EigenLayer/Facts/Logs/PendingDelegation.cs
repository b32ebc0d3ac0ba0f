using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A delegation or undelegation whose block is not finished yet.</summary>
internal readonly record struct PendingDelegation(Address Staker, Address Operator, bool Delegated, BlockPlace Place);
