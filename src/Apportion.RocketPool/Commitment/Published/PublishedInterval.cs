using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment.Published;

/// <summary>
/// What was published for one interval beside the nodes, as recorded from the public repository of rewards trees
/// (rocket-pool/rewards-trees, commit 940d81a, and its history).
/// </summary>
/// <param name="Header">The header.</param>
/// <param name="Fields">Further fields by name, as written; empty where the file had none.</param>
/// <param name="EligibilityRatesSha256">
/// SHA-256, lower-case hex, of the eligibility rates of file version 1 as written, joined by commas; empty in later versions.
/// </param>
/// <param name="Superseded">True if a later file of the same interval with another root replaced it.</param>
internal sealed record PublishedInterval(
    RewardsHeader Header,
    IReadOnlyList<(string Name, string Value)> Fields,
    string EligibilityRatesSha256,
    bool Superseded
)
{
    public Hash256 Root => Header.MerkleRoot;
}
