using System.Globalization;
using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>An operator set: an AVS and a number.</summary>
/// <param name="Avs">The AVS.</param>
/// <param name="Id">Number of the set within its AVS, any 32 bits.</param>
public readonly record struct OperatorSetKey(Address Avs, uint Id)
{
    /// <summary><c>avs:id</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Avs}:{Id}");
}
