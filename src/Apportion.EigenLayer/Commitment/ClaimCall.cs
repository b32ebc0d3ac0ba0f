using System.Collections.Immutable;
using Apportion.Core;

namespace Apportion.EigenLayer.Commitment;

/// <summary>A call of one of the claim functions.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Claims">The claims; exactly one unless the function is processClaims.</param>
/// <param name="Recipient">Who is paid; the zero address for checkClaim, which pays nobody.</param>
public sealed record ClaimCall(ClaimFunction Function, ImmutableArray<RewardsClaimRequest> Claims, Address Recipient)
{
    /// <summary>A call that pays one claim.</summary>
    public static ClaimCall Process(RewardsClaimRequest claim, Address recipient) =>
        new(ClaimFunction.ProcessClaim, [claim], recipient);

    /// <summary>A call that pays several claims at once.</summary>
    public static ClaimCall ProcessAll(IEnumerable<RewardsClaimRequest> claims, Address recipient) =>
        new(ClaimFunction.ProcessClaims, [.. claims], recipient);

    /// <summary>A call that only checks a claim.</summary>
    public static ClaimCall Check(RewardsClaimRequest claim) => new(ClaimFunction.CheckClaim, [claim], Address.Zero);
}
