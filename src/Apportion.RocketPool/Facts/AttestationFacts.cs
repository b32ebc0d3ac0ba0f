namespace Apportion.RocketPool.Facts;

/// <summary>What every validator attested in the interval.</summary>
/// <param name="Form">Whether totals or slots are known.</param>
/// <param name="PerValidator">Record of each validator; one that is absent had no duty.</param>
public sealed record AttestationFacts(
    AttestationForm Form,
    IReadOnlyDictionary<ValidatorPubkey, DutyRecord> PerValidator
)
{
    /// <summary>The record of <paramref name="pubkey"/>, or <see cref="DutyRecord.None"/>.</summary>
    public DutyRecord Of(ValidatorPubkey pubkey) => PerValidator.GetValueOrDefault(pubkey, DutyRecord.None);
}
