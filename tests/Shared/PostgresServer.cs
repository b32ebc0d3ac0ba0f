using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Apportion.Tests;

/// <summary>A PostgreSQL server of the test's own, on a free port and in a temporary folder.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _binaries;
    private readonly string _folder;
    private readonly int _port;

    private PostgresServer(string binaries, string folder, int port) =>
        (_binaries, _folder, _port) = (binaries, folder, port);

    /// <summary>Whether the programs of a server are here.</summary>
    public static bool IsInstalled => FindBinaries() is not null;

    /// <summary>How Npgsql reaches the server, through its socket.</summary>
    public string Connection =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host={_folder};Port={_port};Username=postgres;Database=postgres;Pooling=false"
        );

    /// <summary>Starts a server.</summary>
    /// <exception cref="InvalidOperationException">It could not be started; the message says at which step.</exception>
    public static PostgresServer Start()
    {
        var binaries = FindBinaries() ?? throw new InvalidOperationException("no initdb was found");
        var folder = Path.Combine(
            Path.GetTempPath(),
            $"apportion-pg-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}"
        );
        Directory.CreateDirectory(folder);
        if (IsRoot && Run("chown", ["postgres", folder], null).Code != 0)
            throw new InvalidOperationException("the folder could not be given to the user postgres");
        var server = new PostgresServer(binaries, folder, FreePort());
        var data = Path.Combine(folder, "data");
        if (server.RunAsOwner("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-N"], null).Code != 0)
        {
            server.Dispose();
            throw new InvalidOperationException("initdb failed");
        }
        var port = server._port.ToString(CultureInfo.InvariantCulture);
        var options = $"-p {port} -k {folder} -c listen_addresses= -F";
        var log = Path.Combine(folder, "log");
        if (server.RunAsOwner("pg_ctl", ["-D", data, "-w", "-l", log, "-o", options, "start"], null).Code == 0)
            return server;
        server.Dispose();
        throw new InvalidOperationException("the server did not start");
    }

    /// <summary>Runs a script and gives its lines.</summary>
    public string[] Query(string script)
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        var (code, output) = Run(
            Path.Combine(_binaries, "psql"),
            ["-h", _folder, "-p", port, "-U", "postgres", "-d", "postgres", "-AtqX", "-v", "ON_ERROR_STOP=1"],
            script
        );
        return code == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException(output);
    }

    public void Dispose()
    {
        RunAsOwner("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop"], null);
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private (int Code, string Output) RunAsOwner(string program, string[] arguments, string? input)
    {
        var path = Path.Combine(_binaries, program);
        return IsRoot
            ? Run("runuser", ["-u", "postgres", "--", path, .. arguments], input)
            : Run(path, arguments, input);
    }

    private static string? FindBinaries()
    {
        var folders = new List<string>((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'));
        if (Directory.Exists("/usr/lib/postgresql"))
            folders.InsertRange(
                0,
                Directory
                    .GetDirectories("/usr/lib/postgresql")
                    .OrderDescending()
                    .Select(version => Path.Combine(version, "bin"))
            );
        return folders.Find(folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "psql"))
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static (int Code, string Output) Run(string program, string[] arguments, string? input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var writing = Task.Run(() =>
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        });
        var keepsOutputOpen =
            program.EndsWith("pg_ctl", StringComparison.Ordinal)
            || arguments.Any(argument => argument.EndsWith("pg_ctl", StringComparison.Ordinal));
        var output = keepsOutputOpen ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        writing.Wait(TimeSpan.FromSeconds(5));
        return (process.ExitCode, output);
    }
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
