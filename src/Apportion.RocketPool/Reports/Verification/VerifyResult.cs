using Apportion.Core;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The outcome of a verification of files.</summary>
/// <param name="Reports">One report a file, in the order given.</param>
/// <param name="PassedOver">Optional files that are none of ours.</param>
public sealed record VerifyResult(IReadOnlyList<VerificationReport> Reports, IReadOnlyList<string> PassedOver);
