using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Reports;

/// <summary>Functions that derivations of this protocol use beyond arithmetic.</summary>
public static class RocketPoolFormulas
{
    /// <summary>
    /// The built-in functions and <c>rp.ln(x)</c>: the natural logarithm in 18-decimal fixed point, truncated in every
    /// step as the tree generator does. Source: spec rocket-pool section 6.8.
    /// </summary>
    public static FormulaLibrary Library { get; } =
        FormulaLibrary.BuiltIn.With(
            ("rp.ln", static values => (BigInteger)FixedPointLog.Ln((UInt256)values[0].Floor()))
        );
}
