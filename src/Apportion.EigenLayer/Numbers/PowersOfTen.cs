using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>Powers of ten as exact integers, kept for the exponents that rewards use.</summary>
internal static class PowersOfTen
{
    private const int Kept = 512;
    private static readonly BigInteger[] Table = Build();

    /// <summary>10 to the power of <paramref name="exponent"/>, which is not negative.</summary>
    public static BigInteger Get(int exponent) =>
        exponent < Kept ? Table[exponent] : BigInteger.Pow(new BigInteger(10), exponent);

    /// <summary>How many decimal digits a positive number has.</summary>
    public static int CountDigits(BigInteger positive)
    {
        var estimate = (int)((positive.GetBitLength() - 1) * 1233 >> 12);
        return positive >= Get(estimate) ? CountFrom(positive, estimate) : estimate;
    }

    private static int CountFrom(BigInteger positive, int digits)
    {
        while (positive >= Get(digits))
            digits++;
        return digits;
    }

    private static BigInteger[] Build()
    {
        var table = new BigInteger[Kept];
        table[0] = BigInteger.One;
        for (var exponent = 1; exponent < Kept; exponent++)
            table[exponent] = table[exponent - 1] * 10;
        return table;
    }
}
