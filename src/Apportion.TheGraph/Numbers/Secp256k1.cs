namespace Apportion.TheGraph.Numbers;

/// <summary>
/// Recovery of the public key behind an ECDSA signature on secp256k1. For checking published signatures only: it is not
/// constant-time and holds no keys.
/// </summary>
internal static class Secp256k1
{
    private static readonly BigInteger P = Hex("0fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
    private static readonly BigInteger N = Hex("0fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    private static readonly Point G = new(
        Hex("079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
        Hex("0483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"),
        BigInteger.One
    );

    /// <summary>Half the group order: signatures with a larger s are refused by the contracts.</summary>
    public static BigInteger HalfOrder { get; } = N / 2;

    /// <summary>The signer's address, or zero if there is none.</summary>
    /// <param name="digest">The signed hash.</param>
    /// <param name="recovery">27 or 28.</param>
    /// <param name="r">First half of the signature.</param>
    /// <param name="s">Second half.</param>
    public static Address RecoverAddress(Hash256 digest, byte recovery, BigInteger r, BigInteger s)
    {
        if (recovery is not (27 or 28) || r.IsZero || s.IsZero || r >= N || s >= N)
            return Address.Zero;
        if (!TryLift(r, odd: recovery == 28, out var point))
            return Address.Zero;
        var message = new BigInteger(digest.ToArray(), isUnsigned: true, isBigEndian: true);
        var inverse = BigInteger.ModPow(r, N - 2, N);
        var u1 = Mod(-message * inverse, N);
        var u2 = Mod(s * inverse, N);
        var key = Add(Multiply(G, u1), Multiply(point, u2));
        return key.Z.IsZero ? Address.Zero : AddressOf(key);
    }

    private static bool TryLift(BigInteger x, bool odd, out Point point)
    {
        var square = Mod((x * x * x) + 7, P);
        var y = BigInteger.ModPow(square, (P + 1) / 4, P);
        point = default;
        if (Mod(y * y, P) != square)
            return false;
        point = new Point(x, y.IsEven == odd ? P - y : y, BigInteger.One);
        return true;
    }

    private static Address AddressOf(Point point)
    {
        var inverse = BigInteger.ModPow(point.Z, P - 2, P);
        var square = Mod(inverse * inverse, P);
        Span<byte> key = stackalloc byte[64];
        Write(Mod(point.X * square, P), key[..32]);
        Write(Mod(point.Y * Mod(square * inverse, P), P), key[32..]);
        return Address.FromBytes(Keccak256.Hash(key).ToArray().AsSpan(12));
    }

    private static Point Multiply(Point point, BigInteger factor)
    {
        var result = default(Point);
        for (var bit = (int)factor.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Double(result);
            if (!((factor >> bit) & 1).IsZero)
                result = Add(result, point);
        }
        return result;
    }

    private static Point Double(Point a)
    {
        if (a.Z.IsZero || a.Y.IsZero)
            return default;
        var y2 = Mod(a.Y * a.Y, P);
        var s = Mod(4 * a.X * y2, P);
        var m = Mod(3 * a.X * a.X, P);
        var x = Mod((m * m) - (2 * s), P);
        return new Point(x, Mod((m * (s - x)) - (8 * y2 * y2), P), Mod(2 * a.Y * a.Z, P));
    }

    private static Point Add(Point a, Point b)
    {
        if (a.Z.IsZero)
            return b;
        if (b.Z.IsZero)
            return a;
        var az2 = Mod(a.Z * a.Z, P);
        var bz2 = Mod(b.Z * b.Z, P);
        var u1 = Mod(a.X * bz2, P);
        var u2 = Mod(b.X * az2, P);
        var s1 = Mod(a.Y * bz2 * b.Z, P);
        var s2 = Mod(b.Y * az2 * a.Z, P);
        if (u1 == u2)
            return s1 == s2 ? Double(a) : default;
        var h = Mod(u2 - u1, P);
        var r = Mod(s2 - s1, P);
        var h2 = Mod(h * h, P);
        var h3 = Mod(h2 * h, P);
        var v = Mod(u1 * h2, P);
        var x = Mod((r * r) - h3 - (2 * v), P);
        return new Point(x, Mod((r * (v - x)) - (s1 * h3), P), Mod(h * a.Z * b.Z, P));
    }

    private static BigInteger Mod(BigInteger value, BigInteger modulus)
    {
        var rest = BigInteger.Remainder(value, modulus);
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    private static void Write(BigInteger value, Span<byte> destination)
    {
        destination.Clear();
        Span<byte> bytes = stackalloc byte[33];
        value.TryWriteBytes(bytes, out var written, isUnsigned: true, isBigEndian: true);
        bytes[..written].CopyTo(destination[(32 - written)..]);
    }

    private static BigInteger Hex(string digits) =>
        BigInteger.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Jacobian coordinates; Z = 0 is the point at infinity.</summary>
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z);
}
