using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>Stake that the contract could not compute: no chain holds it, so the logs were changed.</summary>
internal static class StakeOverflow
{
    /// <summary>Computes something of an account at a round.</summary>
    /// <exception cref="ApportionException">A product does not fit in 256 bits (<c>livepeer.arithmetic</c>).</exception>
    public static UInt256 Told(Account account, ulong round, Func<UInt256> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException e)
        {
            throw Of(account, round, e);
        }
    }

    /// <summary>The error, with the account and the round.</summary>
    public static ApportionException Of(Account account, ulong round, OverflowException e) =>
        ApportionException.Malformed(
            "livepeer.arithmetic",
            string.Create(CultureInfo.InvariantCulture, $"{account.Address} at round {round}"),
            "stake whose products have at most 256 bits; the contract would revert",
            e.Message.TrimEnd('.'),
            "an amount or factor in the logs was changed",
            e
        );
}
