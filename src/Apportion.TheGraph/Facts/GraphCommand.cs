using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <summary>
/// One decoded call of a contract. Amounts are wei unless said otherwise; who calls and when is in the
/// <see cref="CallContext"/>. Source: spec the-graph section 17.
/// </summary>
public abstract partial record GraphCommand
{
    private protected GraphCommand() { }

    internal abstract void Apply(World world);
}
