namespace Apportion.Core;

/// <summary>
/// Takes note of a computation while it runs. Stages take it as a generic struct parameter and guard every call with
/// <see cref="Records"/>, so that with <see cref="Silent"/> the runtime compiles all of it away:
/// <code>
/// var share = UInt256.MulDivFloor(pot, weight, total);
/// if (TRecorder.Records)
///     recorder.Step("share", "floor(pot * weight / total)", share.ToString(), "spec rocket-pool section 7", ("pot", pot), ("weight", weight), ("total", total));
/// </code>
/// </summary>
public interface IRecorder
{
    /// <summary>False if nothing is recorded; a constant for each recorder type.</summary>
    static abstract bool Records { get; }

    /// <summary>States an input and where it comes from. Later steps that use its name and value show the source.</summary>
    void Fact(string name, string value, FactSource source);

    /// <summary>
    /// Records a step. Operands whose name and value equal an earlier step's become its children; those that equal an
    /// earlier fact show its source.
    /// </summary>
    /// <param name="name">Name of the result, as later formulas use it.</param>
    /// <param name="formula">Expression over the operands' names; its value must equal the result.</param>
    /// <param name="result">Exact decimal text.</param>
    /// <param name="source">Section of our spec.</param>
    /// <param name="operands">Inputs by name.</param>
    void Step(string name, string formula, string result, string source, params ReadOnlySpan<Term> operands);

    /// <summary>Adds a title, a unit, a reason code or a sentence to the step recorded last.</summary>
    void Annotate(string? title = null, string? unit = null, string? reason = null, string? note = null);

    /// <summary>Records a value that is zero by rule, with its stable reason code and a sentence.</summary>
    void Zero(string name, string reason, string note, string source, params ReadOnlySpan<Term> operands);
}

/// <summary>Records nothing and costs nothing.</summary>
public readonly struct Silent : IRecorder
{
    /// <inheritdoc/>
    public static bool Records => false;

    /// <inheritdoc/>
    public void Fact(string name, string value, FactSource source) { }

    /// <inheritdoc/>
    public void Step(string name, string formula, string result, string source, params ReadOnlySpan<Term> operands) { }

    /// <inheritdoc/>
    public void Annotate(string? title = null, string? unit = null, string? reason = null, string? note = null) { }

    /// <inheritdoc/>
    public void Zero(string name, string reason, string note, string source, params ReadOnlySpan<Term> operands) { }
}
