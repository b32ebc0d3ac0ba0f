namespace Apportion.Core;

/// <summary>Recomputes every step of a derivation from its printed inputs.</summary>
public static class Recheck
{
    private const string Advice = "if the document was not changed since explain wrote it, report a bug";

    /// <summary>
    /// Checks a derivation tree: each step's formula gives its printed result, each operand that names a step carries
    /// that step's result, each printed rounding is what the formula discards.
    /// </summary>
    /// <returns>How many values were compared, and every deviation.</returns>
    public static (long Compared, IReadOnlyList<Finding> Findings) Run(Derivation derivation, FormulaLibrary library)
    {
        var findings = new List<Finding>();
        long compared = 0;
        var pending = new Stack<Derivation>();
        var seen = new HashSet<Derivation>(ReferenceEqualityComparer.Instance);
        pending.Push(derivation);
        while (pending.TryPop(out var step))
        {
            if (!seen.Add(step))
                continue;
            compared += CheckStep(step, library, findings);
            foreach (var operand in step.Operands)
            {
                if (operand.Step is null)
                    continue;
                compared++;
                if (operand.Step.Result != operand.Value)
                    findings.Add(
                        Finding.Of(
                            "recheck.operand",
                            $"{step.Name}, operand {operand.Name}",
                            operand.Step.Result,
                            operand.Value,
                            $"The step {operand.Step.Name} gives another value; {Advice}"
                        )
                    );
                pending.Push(operand.Step);
            }
        }
        return (compared, findings);
    }

    private static long CheckStep(Derivation step, FormulaLibrary library, List<Finding> findings)
    {
        if (step.Formula is null)
            return 0;
        try
        {
            var evaluation = Formula.Evaluate(step.Formula, step.Operands, library);
            if (!evaluation.Value.EqualsText(step.Result))
                findings.Add(
                    Finding.Of(
                        "recheck.result",
                        $"{step.Name} = {step.Formula}",
                        evaluation.Value.ToString(),
                        step.Result,
                        $"The formula gives another value; {Advice}"
                    )
                );
            var discarded = string.Join(' ', evaluation.Roundings.Select(rounding => rounding.Discarded));
            var printed = string.Join(' ', step.Roundings.Select(rounding => rounding.Discarded));
            if (discarded != printed)
                findings.Add(
                    Finding.Of(
                        "recheck.remainder",
                        $"{step.Name} = {step.Formula}",
                        discarded,
                        printed,
                        $"The formula discards another remainder; {Advice}"
                    )
                );
            return 2;
        }
        catch (Exception e)
            when (e is FormatException or DivideByZeroException or IndexOutOfRangeException or OverflowException)
        {
            findings.Add(
                Finding.Malformed(
                    "recheck.formula",
                    step.Name,
                    "a formula that can be evaluated",
                    $"{step.Formula} ({e.Message.TrimEnd('.')})",
                    $"A formula or operand cannot be read; {Advice}"
                )
            );
            return 1;
        }
    }
}
