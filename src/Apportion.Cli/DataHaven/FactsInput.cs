using System.CommandLine;
using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.DataHaven;
using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Replay;
using Apportion.DataHaven.Rulesets;
using Apportion.Sources;

namespace Apportion.Cli.DataHaven;

/// <summary>The facts and the rules that all verbs take.</summary>
internal sealed class FactsInput
{
    private readonly Argument<string[]> _facts = CommonOptions.Inputs(
        "Facts as JSON Lines (docs/reference/datahaven-facts.md), in order; or a sequence or chain vector; or -."
    );

    private readonly Option<string?> _ruleset = CommonOptions.Ruleset();

    /// <summary>The old spelling; and the only one where <c>--ruleset</c> is EigenLayer's.</summary>
    private readonly Option<string?> _model = new("--model")
    {
        Description = $"Force a model: {string.Join(", ", Models.All.Select(model => model.Name))}.",
        HelpName = "NAME",
        Hidden = true,
    };

    private readonly Option<uint?> _specVersion = new("--spec-version")
    {
        Description = "Force the rules of a spec version.",
        HelpName = "N",
    };

    private readonly Option<string[]> _switches = new("--switch")
    {
        Description = $"Change one rule, name=value; may be given several times. Names: {Switches.All}.",
        HelpName = "NAME=VALUE",
    };

    /// <summary>As <see cref="Symbols"/> beside another system's <c>--ruleset</c>: the model is named by <c>--model</c>.</summary>
    public Symbol[] SymbolsBeside
    {
        get
        {
            _model.Hidden = false;
            return [_facts, _model, _specVersion, _switches];
        }
    }

    /// <summary>Arguments and options, in order.</summary>
    public Symbol[] Symbols => [_facts, _ruleset, _model, _specVersion, _switches];

    /// <summary>The facts alone, for verbs that name the rules otherwise.</summary>
    public Symbol[] FactsOnly => [_facts];

    /// <summary>The inputs as the user gave them.</summary>
    public IReadOnlyList<string> Paths(Invocation run) => run.Value(_facts)!;

    /// <summary>What the user calls the input.</summary>
    public string Subject(Invocation run) => string.Join(' ', run.Value(_facts)!);

    /// <summary>Reads all facts.</summary>
    public (IReadOnlyList<Fact> Facts, List<Finding> Findings) Read(Invocation run)
    {
        var findings = new List<Finding>();
        var facts = new List<Fact>();
        foreach (var file in InputSource.Expand(run.Value(_facts)!))
        {
            using var stream = file.Open(run.Inputs);
            facts.AddRange(FactReader.Read(stream, file.InnerName, findings));
        }
        return facts.Count == 0 && findings.Count == 0
            ? throw ApportionException.Missing("datahaven.no-facts", Subject(run), "facts", "the input is empty")
            : (facts, findings);
    }

    /// <summary>The forced rules, or null.</summary>
    public DataHavenRuleset? Ruleset(Invocation run)
    {
        var ruleset =
            (run.Value(_ruleset) ?? run.Value(_model)) is { } name ? Model(name)
            : run.Value(_specVersion) is { } version ? Models.ForSpecVersion(version)
            : null;
        foreach (var change in run.Value(_switches) ?? [])
        {
            var (switched, value) = Pair("--switch", change);
            ruleset = Switches.Set(ruleset ?? Models.M5, switched, value);
        }
        return ruleset;
    }

    /// <summary>A model by name.</summary>
    public static DataHavenRuleset Model(string name) =>
        Models.Find(name)
        ?? throw ApportionException.Unsupported(
            "datahaven.model",
            name,
            string.Join(", ", Models.All.Select(model => model.Name)),
            null,
            "name one of these"
        );

    /// <summary>Splits <c>name=value</c>.</summary>
    public static (string Name, string Value) Pair(string option, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? (text[..at], text[(at + 1)..])
            : throw ApportionException.Malformed("datahaven.option", option, "NAME=VALUE", text, "write name=value");
    }

    /// <summary>Replays the facts.</summary>
    public ReplayResult Replay(Invocation run, ReplayOptions? options = null)
    {
        var (facts, findings) = Read(run);
        return DataHavenEngine.Run(
            run.Counted(facts, "facts"),
            (options ?? new ReplayOptions()) with
            {
                Ruleset = options?.Ruleset ?? Ruleset(run),
            },
            findings
        );
    }

    /// <summary>A whole number as text.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
