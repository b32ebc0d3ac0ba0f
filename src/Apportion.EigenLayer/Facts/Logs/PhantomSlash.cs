using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// How far a balance is from what it would be if stakers that leave an operator in the block of its slash were not slashed
/// any more. The rows keep this error for good.
/// </summary>
/// <param name="Staker">Whose balance.</param>
/// <param name="Strategy">In which strategy.</param>
/// <param name="Missing">Shares the rows lack from this block on, rounding of later slashes included.</param>
/// <param name="BlockNumber">The block.</param>
/// <remarks>Source: eigenlayer-logs-notes section 2.1.</remarks>
public readonly record struct PhantomSlash(Address Staker, Address Strategy, Int128 Missing, long BlockNumber);
