using Apportion.Core;

namespace Apportion.Storage;

/// <summary>A ledger under the name it is stored by. Storing the same name again replaces what was there.</summary>
/// <param name="Name">What the user calls the run; the key of everything stored for it, not empty.</param>
/// <param name="Protocol">The protocol's name, e.g. <c>thegraph</c>.</param>
/// <param name="Ledger">The postings and the pots they come from.</param>
public sealed record LedgerRun(string Name, string Protocol, Ledger Ledger);
