using System.Diagnostics.CodeAnalysis;

namespace Apportion.TheGraph.Stages;

/// <summary>Ways in which the contracts refuse. Source: spec the-graph section 17.</summary>
internal static class Revert
{
    /// <summary>Reverts with a text or a custom error without arguments.</summary>
    [DoesNotReturn]
    public static void With(string reason) => throw new ContractRevertException(reason);

    /// <summary>Reverts with a custom error and its arguments.</summary>
    [DoesNotReturn]
    public static void Error(string name, params ReadOnlySpan<object> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Convert.ToString(arguments[i], CultureInfo.InvariantCulture) ?? "";
        throw new ContractRevertException(name, string.Join(',', texts));
    }

    /// <summary>Reverts with a text unless the condition holds.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool condition, string reason)
    {
        if (!condition)
            With(reason);
    }
}
