using System.Globalization;
using System.Text;
using System.Text.Json;
using Apportion.Cli.Output;
using Apportion.Core;

namespace Apportion.Cli.Tests;

public class RecheckTests
{
    private static string Explanation()
    {
        var recording = new Recording();
        recording.Fact("pot", "156756000000000000000", FactSource.Log(7, 3));
        recording.Step(
            "share",
            "floor(pot * weight / total)",
            "52252000000000000000",
            "spec section 1",
            ("pot", "156756000000000000000"),
            ("weight", "1"),
            ("total", "3")
        );
        recording.Step(
            "half",
            "floor(share / 7)",
            "7464571428571428571",
            "spec section 2",
            ("share", "52252000000000000000")
        );
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            new DerivationView("test", "v1", "an amount", [recording.Last], []).WriteJson(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    [Fact]
    public void An_explanation_read_back_is_confirmed()
    {
        var run = ProgramRun.Of(["recheck", "-"], Explanation());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Match", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_edited_digit_of_a_printed_number_is_found()
    {
        var text = Explanation();
        var edited = 0;
        foreach (var number in (string[])["156756000000000000000", "52252000000000000000", "7464571428571428571"])
            for (
                var at = text.IndexOf(number, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(number, at + 1, StringComparison.Ordinal)
            )
            {
                var digit = text[at + 2] == '9' ? '8' : (char)(text[at + 2] + 1);
                var changed = text[..(at + 2)] + digit.ToString(CultureInfo.InvariantCulture) + text[(at + 3)..];
                Assert.Equal(1, ProgramRun.Of(["recheck", "-"], changed).ExitCode);
                edited++;
            }
        Assert.Equal(4, edited);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"steps\":[{}],\"results\":[0]}")]
    [InlineData("{\"steps\":[],\"results\":[3]}")]
    public void Anything_else_is_malformed(string text) =>
        Assert.Equal(4, ProgramRun.Of(["recheck", "-"], text).ExitCode);
}
