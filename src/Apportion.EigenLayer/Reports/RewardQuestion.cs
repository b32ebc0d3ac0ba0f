using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Which amounts are to be explained.</summary>
/// <param name="Earner">Whose.</param>
/// <param name="Token">In which token, or null for all.</param>
/// <param name="Day">Of which day since 1970, or null for all.</param>
/// <param name="Submission">Of which submission, or null for all.</param>
/// <param name="Limit">How many amounts are explained at most.</param>
public sealed record RewardQuestion(Address Earner, Address? Token, int? Day, Hash256? Submission, int Limit = 20);
