using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A change of shares whose block is not finished yet.</summary>
/// <param name="Row">The row it becomes.</param>
/// <param name="Place">Its place in the block.</param>
/// <param name="WithdrawalRoot">The withdrawal it belongs to, if it is one.</param>
internal readonly record struct PendingShareDelta(StakerShareDelta Row, BlockPlace Place, Hash256? WithdrawalRoot);
