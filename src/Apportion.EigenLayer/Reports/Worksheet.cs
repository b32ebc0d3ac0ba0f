using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>What all steps of one explained amount share: its day, its recording, and how much of a sum is itemised.</summary>
/// <param name="state">The state the amount was computed from.</param>
/// <param name="events">Names the events behind values.</param>
/// <param name="changes">Changes of shares.</param>
/// <param name="day">The day of the amount, days since 1970.</param>
/// <param name="limit">How many terms of a sum are itemised at most; 0 for all.</param>
internal sealed class Worksheet(EigenLayerState state, EventSources events, ShareChanges changes, int day, int limit)
{
    /// <summary>Where steps are written.</summary>
    public Recording Recording { get; } = new(PgFormulas.Library);

    /// <summary>The state.</summary>
    public EigenLayerState State => state;

    /// <summary>Names events.</summary>
    public EventSources Events => events;

    /// <summary>Changes of shares.</summary>
    public ShareChanges Changes => changes;

    /// <summary>The day, days since 1970.</summary>
    public int Day => day;

    /// <summary>The day as a term of conditions.</summary>
    public Term DayTerm()
    {
        Recording.Fact("day", Text(day), new FactSource($"the day {FactText.Day(day)} as a number since 1970"));
        return new Term("day", day);
    }

    /// <summary>
    /// The terms of a sum that are itemised, in their order: all of few, the largest of many. Terms marked as wanted are
    /// always among them.
    /// </summary>
    public List<T> Largest<T>(IReadOnlyList<T> terms, Func<T, PgNumeric> size, Func<T, bool>? wanted = null)
    {
        if (limit == 0 || terms.Count <= limit)
            return [.. terms];
        var chosen = Enumerable
            .Range(0, terms.Count)
            .OrderByDescending(index => wanted?.Invoke(terms[index]) == true)
            .ThenByDescending(index => Magnitude(size(terms[index])))
            .Take(limit)
            .Order();
        return [.. chosen.Select(index => terms[index])];
    }

    /// <summary>Records a sum of itemised terms and of one that stands for all others.</summary>
    /// <param name="name">Name of the sum.</param>
    /// <param name="total">Its value.</param>
    /// <param name="terms">The itemised terms; the rest is added to them.</param>
    /// <param name="others">How many terms the rest stands for, and what they are.</param>
    /// <param name="section">Section of our spec.</param>
    /// <param name="title">What the sum is.</param>
    public Term Sum(
        string name,
        PgNumeric total,
        List<(Term Term, PgNumeric Value)> terms,
        (int Count, string What) others,
        string section,
        string title
    )
    {
        var operands = terms.ConvertAll(entry => entry.Term);
        if (others.Count > 0)
        {
            var rest = terms.Aggregate(total, (left, entry) => left - entry.Value).ToString();
            Recording.Fact(
                name + ".rest",
                rest,
                new FactSource(
                    string.Create(CultureInfo.InvariantCulture, $"sum of {others.Count} further {others.What}")
                )
            );
            operands.Add((name + ".rest", rest));
        }
        Recording.Step(name, "sum()", total.ToString(), section, [.. operands]);
        Recording.Annotate(title: title);
        return (name, total.ToString());
    }

    /// <summary>A name with a number.</summary>
    public static string Numbered(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");

    /// <summary>A whole number as text.</summary>
    public static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    private static PgNumeric Magnitude(PgNumeric value) => value.Sign < 0 ? PgNumeric.Zero - value : value;
}
