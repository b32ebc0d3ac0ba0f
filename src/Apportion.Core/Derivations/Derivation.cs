namespace Apportion.Core;

/// <summary>One input of a step: a fact with its source, or the result of an earlier step.</summary>
/// <param name="Name">The name used in the formula.</param>
/// <param name="Value">Exact decimal text, or other text that no formula uses as a number.</param>
/// <param name="Source">Where a fact comes from; null for the result of a step.</param>
/// <param name="Step">The step that gave it; null for a fact.</param>
public sealed record Operand(string Name, string Value, FactSource? Source, Derivation? Step);

/// <summary>
/// The explanation of one value as a tree: formula, inputs with their sources, rounding and what it discarded, result.
/// Recomputing the printed inputs gives the printed result (<see cref="Recheck"/>). A zero has a derivation too.
/// </summary>
/// <param name="Name">Name of the value, as later formulas use it.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Formula">Expression over the operands' names (<see cref="Core.Formula"/>), or null for a value that is stated.</param>
/// <param name="Operands">The inputs, in the order of the formula.</param>
/// <param name="Result">Exact decimal text.</param>
/// <param name="Unit">Unit of the result, e.g. <c>wei</c>, or null.</param>
/// <param name="Roundings">Every rounding the formula did, innermost first.</param>
/// <param name="Source">Section of our spec that the formula implements.</param>
/// <param name="Reason">Stable code of why the value is zero or of a rule worth naming, or null.</param>
/// <param name="Note">A sentence for people, or null.</param>
public sealed record Derivation(
    string Name,
    string Title,
    string? Formula,
    IReadOnlyList<Operand> Operands,
    string Result,
    string? Unit,
    IReadOnlyList<Rounding> Roundings,
    string? Source,
    string? Reason,
    string? Note
);

/// <summary>One rounding inside a formula.</summary>
/// <param name="Mode">Name of the rounding function, e.g. <c>floor</c>.</param>
/// <param name="Discarded">Exact value minus rounded value, as a fraction <c>n/d</c> in lowest terms (0 if exact).</param>
public sealed record Rounding(string Mode, string Discarded);
