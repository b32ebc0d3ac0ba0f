using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Reports;

/// <summary>Gives the result of a repeated stage a name of its own, so that a sum can list several of them.</summary>
internal static class RecordingExtensions
{
    /// <summary>Names the <c>ethEarned</c> recorded last.</summary>
    public static void NameEth(this Recording recorder, string name, UInt256 amount, List<Term> terms) =>
        recorder.NameAs(name, "ethEarned", amount, terms);

    /// <summary>Names the value recorded last as <paramref name="from"/> and adds it to <paramref name="terms"/>.</summary>
    public static void NameAs(this Recording recorder, string name, string from, UInt256 amount, List<Term> terms)
    {
        var last = recorder.Last;
        recorder.Step(name, from, amount.ToString(), last.Source ?? "", (from, amount));
        recorder.Annotate(title: last.Title, unit: last.Unit, reason: last.Reason);
        terms.Add((name, amount));
    }
}
