using System.Numerics;

namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>One value where the rows and a recorded view differ.</summary>
/// <param name="Block">The block.</param>
/// <param name="View">Name of the view, for example <c>withdrawableShares</c>.</param>
/// <param name="Key">Which value of it.</param>
/// <param name="OnChain">What the contract answered.</param>
/// <param name="ByRows">What the rows add up to.</param>
/// <param name="Cause">Why.</param>
/// <param name="Difference">Rows minus chain, where both are numbers.</param>
public sealed record ViewDifference(
    long Block,
    string View,
    string Key,
    string OnChain,
    string ByRows,
    ViewCause Cause,
    BigInteger? Difference = null
);
