using System.Globalization;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>A value as a field of a line, in the spelling of upstream's database dumps. Times and days are texts already.</summary>
internal readonly record struct FactCell(string Text)
{
    public static implicit operator FactCell(string text) => new(text);

    public static implicit operator FactCell(Address account) => new(account.ToString());

    public static implicit operator FactCell(Hash256 hash) => new(hash.ToString());

    public static implicit operator FactCell(UInt256 amount) => new(amount.ToString());

    public static implicit operator FactCell(bool flag) => new(flag ? "t" : "f");

    public static implicit operator FactCell(long number) => Of(number);

    public static implicit operator FactCell(uint number) => Of(number);

    public static implicit operator FactCell(ulong number) => Of(number);

    public static implicit operator FactCell(Int128 number) => Of(number);

    private static FactCell Of<T>(T number)
        where T : IFormattable => new(number.ToString(null, CultureInfo.InvariantCulture));
}
