using Apportion.Tests;

namespace Apportion.Storage.Tests;

/// <summary>One server for all tests of a class.</summary>
public sealed class PostgresFixture : IDisposable
{
    internal PostgresServer Server { get; } = PostgresServer.Start();

    public void Dispose() => Server.Dispose();
}
