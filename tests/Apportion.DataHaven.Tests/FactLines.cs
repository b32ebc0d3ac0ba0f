using System.Text;
using Apportion.Core;
using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Replay;

namespace Apportion.DataHaven.Tests;

/// <summary>Facts written as lines in a test.</summary>
internal static class FactLines
{
    public const string A = "0x00000000000000000000000000000000000000aa";
    public const string B = "0x00000000000000000000000000000000000000bb";
    public const string C = "0x00000000000000000000000000000000000000cc";

    /// <summary>A chain with all addresses set, 60 expected blocks, 61 HAVE of annual inflation an era.</summary>
    public const string Chain = """
        {"fact":"chain","specVersion":1500,"constants":{"expectedBlocks":60,"sessionsPerEra":2},"parameters":{"serviceManager":"0x00000000000000000000000000000000000000e1","rewardToken":"0x00000000000000000000000000000000000000e2","strategies":[{"strategy":"0x00000000000000000000000000000000000000e3","multiplier":"1000000000000000000"}]}}
        """;

    /// <summary>One era of two sessions: A authors 30 blocks, B 20, C none.</summary>
    public static readonly string Era = $$"""
        {"fact":"eraStart","era":0,"session":0,"whitelisted":[],"startMs":1760000000123}
        {"fact":"blockAuthored","author":"{{A}}","count":20}
        {"fact":"blockAuthored","author":"{{B}}","count":10}
        {"fact":"sessionEnd","session":0,"validators":["{{A}}","{{B}}","{{C}}"]}
        {"fact":"blockAuthored","author":"{{A}}","count":10}
        {"fact":"blockAuthored","author":"{{B}}","count":10}
        {"fact":"sessionEnd","session":1,"validators":["{{A}}","{{B}}","{{C}}"]}
        {"fact":"baseInflation","amount":"1000"}
        {"fact":"eraEnd","era":0}
        """;

    public static ReplayResult Run(string lines, ReplayOptions? options = null)
    {
        var findings = new List<Finding>();
        var facts = FactReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "facts.jsonl", findings);
        return DataHavenEngine.Run(facts, options, findings);
    }
}
