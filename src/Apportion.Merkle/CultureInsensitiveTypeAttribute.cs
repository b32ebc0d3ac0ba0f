namespace Meziantou.Analyzer.Annotations;

/// <summary>Tells the analyzers that a type's text does not depend on the culture, so it may be interpolated as it is.</summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
internal sealed class CultureInsensitiveTypeAttribute : Attribute;
