namespace Apportion.EigenLayer.Commitment;

/// <summary>The first check a claim fails.</summary>
/// <param name="Error">
/// Name of the contract's error, <c>Panic(50)</c> for a root that does not exist, or the message of the token.
/// </param>
/// <param name="Where">What was checked: the root, the earner's leaf, or the place of a token in the claim.</param>
public sealed record ClaimFault(string Error, string Where);
