namespace Meziantou.Analyzer.Annotations;

/// <summary>Tells the analyzer that a type prints the same in every culture, so that interpolation of it is no defect.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class CultureInsensitiveTypeAttribute : Attribute;
