namespace Apportion.Numerics;

/// <summary>The overflow errors of the exact types, with their operands in the message.</summary>
internal static class Overflow
{
    public static OverflowException Of(UInt256 left, string operation, UInt256 right) =>
        new($"{left} {operation} {right} is outside the range of UInt256 (0 to 2^256 - 1).");

    public static OverflowException Of(UInt512 left, string operation, UInt512 right) =>
        new($"{left} {operation} {right} is outside the range of UInt512 (0 to 2^512 - 1).");

    public static OverflowException OfMulDiv(in UInt256 left, in UInt256 right, in UInt256 divisor) =>
        new($"{left} * {right} / {divisor} is outside the range of UInt256 (0 to 2^256 - 1).");

    public static OverflowException OfCast(string value, string target) =>
        new($"{value} is outside the range of {target}.");
}
