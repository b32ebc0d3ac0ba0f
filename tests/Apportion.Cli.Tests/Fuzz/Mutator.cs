using System.Text;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>Damages a real input the way disks, editors and attackers do. The same seed gives the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Nasty =
    [
        "-1",
        "0",
        "1e999",
        "00",
        "\"\"",
        "null",
        "[]",
        "{}",
        "true",
        "NaN",
        "\"0x\"",
        "\"-5\"",
        "\u0000",
        "\uFEFF",
        "\\ud800",
        ",,",
        "\r\n\r\n",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936",
        "18446744073709551616",
        "9223372036854775808",
        "99999999999999999999999999999999999999",
        "2026-02-30",
        "t",
        "\"",
        "{",
        "[[[[[[[[",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    public byte[] Mutate(byte[] original)
    {
        var bytes = new List<byte>(original);
        for (var changes = 1 + _random.Next(3); changes > 0 && bytes.Count > 0; changes--)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        var length = Math.Min(1 + _random.Next(40), bytes.Count - at);
        switch (_random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Nasty[_random.Next(Nasty.Length)]));
                break;
            case 5:
                ReplaceNumber(bytes, at);
                break;
            case 6:
                MoveLine(bytes, at);
                break;
            case 7:
                bytes[at] = (byte)_random.Next(256);
                break;
            default:
                ReplaceValue(bytes, at);
                break;
        }
    }

    private void ReplaceNumber(List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
            return;
        var end = start;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(Nasty[_random.Next(Nasty.Length)]));
    }

    private void ReplaceValue(List<byte> bytes, int at)
    {
        var colon = bytes.FindIndex(at, b => b is (byte)':' or (byte)',');
        if (colon < 0)
            return;
        var end = bytes.FindIndex(colon + 1, b => b is (byte)',' or (byte)'}' or (byte)'\n');
        if (end > colon)
            bytes.RemoveRange(colon + 1, end - colon - 1);
        bytes.InsertRange(colon + 1, Encoding.UTF8.GetBytes(Nasty[_random.Next(Nasty.Length)]));
    }

    private void MoveLine(List<byte> bytes, int at)
    {
        var start = bytes.LastIndexOf((byte)'\n', at) + 1;
        var end = bytes.IndexOf((byte)'\n', at);
        if (end < 0)
            return;
        var line = bytes.GetRange(start, end + 1 - start);
        if (_random.Next(2) == 0)
            bytes.RemoveRange(start, line.Count);
        var target = bytes.Count == 0 ? 0 : bytes.LastIndexOf((byte)'\n', _random.Next(bytes.Count)) + 1;
        bytes.InsertRange(target, line);
    }
}
