using Apportion.Tests;

namespace Apportion.Storage.Tests;

/// <summary>One server for all tests of a class.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly PostgresServer? _server;

    public PostgresFixture() => _server = PostgresServer.TryStart(out _);

    internal PostgresServer Server => _server ?? throw new InvalidOperationException("the server did not start");

    public void Dispose() => _server?.Dispose();
}

/// <summary>A fact that needs a PostgreSQL server: skipped, and saying so, where no initdb is found.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsInstalled)
            Skip = "no initdb was found: PostgreSQL is not installed here";
    }
}
