using System.Text;
using Apportion.Merkle;

namespace Apportion.Core.Evm;

/// <summary>An event by its canonical signature, for example <c>Deposit(address,address,uint256)</c>: no spaces, no names, tuples in parentheses.</summary>
public sealed class EventSignature
{
    /// <summary>Hashes a canonical signature.</summary>
    /// <exception cref="ArgumentException">The text is not a name and a list of types in parentheses, or has spaces.</exception>
    public EventSignature(string canonical)
    {
        var open = canonical.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || canonical[^1] != ')' || canonical.Contains(' ', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{canonical}' is not a canonical event signature", nameof(canonical));
        }

        Canonical = canonical;
        Name = canonical[..open];
        Topic0 = Keccak256.Hash(Encoding.ASCII.GetBytes(canonical));
    }

    /// <summary>The whole signature.</summary>
    public string Canonical { get; }

    /// <summary>The name alone; names repeat between contracts, and one name can have several signatures.</summary>
    public string Name { get; }

    /// <summary>Keccak-256 of the signature: the first topic of the event's logs.</summary>
    public Hash256 Topic0 { get; }

    /// <summary>The whole signature.</summary>
    public override string ToString() => Canonical;
}
