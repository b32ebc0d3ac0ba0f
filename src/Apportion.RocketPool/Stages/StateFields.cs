using Apportion.Core;

namespace Apportion.RocketPool.Stages;

/// <summary>Names of fields of the network-state document, in the syntax that <c>simulate --set</c> takes.</summary>
internal static class StateFields
{
    private const string Document = "state";

    public static FactSource Protocol(string field) => FactSource.Field(Document, $"protocol.{field}");

    public static FactSource Interval(string field) => FactSource.Field(Document, $"interval.{field}");

    public static FactSource Node(Address node, string field) => FactSource.Field(Document, $"node[{node}].{field}");

    public static FactSource Minipool(Address minipool, string field) =>
        FactSource.Field(Document, $"minipool[{minipool}].{field}");

    public static FactSource Validator(string pubkey, string field) =>
        FactSource.Field(Document, $"validators[{pubkey}].{field}");

    public static FactSource Sum(string what) => new($"sum over {what}");
}
