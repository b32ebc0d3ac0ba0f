namespace Apportion.Cli;

/// <summary>Whoever read our output stopped reading; the program ends quietly.</summary>
internal sealed class OutputClosedException(IOException inner) : Exception("the output was closed", inner);
