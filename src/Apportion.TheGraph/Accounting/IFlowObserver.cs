using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Accounting;

/// <summary>Is told every movement of issuance, after the command that caused it has succeeded.</summary>
public interface IFlowObserver
{
    /// <summary>One movement.</summary>
    void Observe(in CallContext call, in Flow flow);
}
