namespace Apportion.Core;

/// <summary>
/// Records facts and steps and links them into derivations. Every step is evaluated as it is recorded: a formula whose
/// value is not the result is a bug of ours and throws. A struct over shared state, so copies record to the same place.
/// </summary>
public readonly struct Recording : IRecorder
{
    private readonly State _state;

    /// <summary>An empty recording whose formulas use the built-in functions.</summary>
    public Recording()
        : this(FormulaLibrary.BuiltIn) { }

    /// <summary>An empty recording.</summary>
    /// <param name="library">Functions that formulas may use.</param>
    public Recording(FormulaLibrary library) => _state = new State(library);

    /// <inheritdoc/>
    public static bool Records => true;

    /// <summary>All steps in the order they were recorded.</summary>
    public IReadOnlyList<Derivation> Steps => _state.Steps;

    /// <summary>The step recorded last under a name, with everything it was made from.</summary>
    public Derivation? Find(string name) => _state.ByName.GetValueOrDefault(name);

    /// <summary>The step recorded last.</summary>
    /// <exception cref="InvalidOperationException">Nothing was recorded.</exception>
    public Derivation Last =>
        _state.Steps.Count > 0 ? _state.Steps[^1] : throw new InvalidOperationException("nothing was recorded");

    /// <inheritdoc/>
    public void Fact(string name, string value, FactSource source) => _state.Facts[(name, value)] = source;

    /// <inheritdoc/>
    public void Step(string name, string formula, string result, string source, params ReadOnlySpan<Term> operands)
    {
        var linked = Link(operands);
        var evaluation = Formula.Evaluate(formula, linked, _state.Library);
        if (!evaluation.Value.EqualsText(result))
            throw new BrokenInvariantException(
                "derivation",
                $"step {name}: {formula} gives {evaluation.Value}, the engine gave {result} (operands {string.Join(", ", linked.Select(o => $"{o.Name}={o.Value}"))})"
            );
        _state.Add(new Derivation(name, name, formula, linked, result, null, evaluation.Roundings, source, null, null));
    }

    /// <inheritdoc/>
    public void Zero(string name, string reason, string note, string source, params ReadOnlySpan<Term> operands) =>
        _state.Add(new Derivation(name, name, null, Link(operands), "0", null, [], source, reason, note));

    /// <inheritdoc/>
    public void Annotate(string? title = null, string? unit = null, string? reason = null, string? note = null)
    {
        var last = Last;
        _state.ReplaceLast(
            last with
            {
                Title = title ?? last.Title,
                Unit = unit ?? last.Unit,
                Reason = reason ?? last.Reason,
                Note = note ?? last.Note,
            }
        );
    }

    private Operand[] Link(ReadOnlySpan<Term> terms)
    {
        var operands = new Operand[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            var (name, value) = terms[i];
            var step = _state.ByName.TryGetValue(name, out var found) && found.Result == value ? found : null;
            var source = step is null ? _state.Facts.GetValueOrDefault((name, value)) : null;
            operands[i] = new Operand(name, value, source, step);
        }
        return operands;
    }

    private sealed class State(FormulaLibrary library)
    {
        public FormulaLibrary Library { get; } = library;
        public List<Derivation> Steps { get; } = [];
        public Dictionary<string, Derivation> ByName { get; } = new(StringComparer.Ordinal);
        public Dictionary<(string Name, string Value), FactSource> Facts { get; } = [];

        public void Add(Derivation step)
        {
            Steps.Add(step);
            ByName[step.Name] = step;
        }

        public void ReplaceLast(Derivation step)
        {
            Steps[^1] = step;
            ByName[step.Name] = step;
        }
    }
}
