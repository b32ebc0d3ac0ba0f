namespace Apportion.DataHaven.Numbers;

/// <summary>Unsigned arithmetic that stops at the bounds of its width, as the pallets do it. Source: spec datahaven, "sat".</summary>
internal static class Saturating
{
    public static uint Add(uint a, uint b) => ToUInt32((ulong)a + b);

    public static uint Multiply(uint a, uint b) => ToUInt32((ulong)a * b);

    public static uint Subtract(uint a, uint b) => a > b ? a - b : 0;

    public static uint ToUInt32(ulong value) => value > uint.MaxValue ? uint.MaxValue : (uint)value;

    public static UInt128 Multiply(UInt128 a, UInt128 b) =>
        a != 0 && b > UInt128.MaxValue / a ? UInt128.MaxValue : a * b;

    public static UInt128 Add(UInt128 a, UInt128 b) => b > UInt128.MaxValue - a ? UInt128.MaxValue : a + b;
}
