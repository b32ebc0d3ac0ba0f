using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Apportion.Merkle.Tests;

/// <summary>A test against the platform's SHA-3; skipped, and said so, where the platform has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Sha3FactAttribute : FactAttribute
{
    public Sha3FactAttribute(
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1
    )
    {
        _ = (sourceFilePath, sourceLineNumber);
        if (!SHA3_256.IsSupported)
        {
            Skip = "The platform's library has no SHA-3 to compare with.";
        }
    }
}
