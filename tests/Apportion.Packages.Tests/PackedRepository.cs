using System.IO.Compression;
using System.Xml.Linq;
using Apportion.Tests;

namespace Apportion.Packages.Tests;

/// <summary>
/// All packages of the repository, packed once from what is built, in a folder of their own. No network: every restore
/// knows that folder alone.
/// </summary>
public sealed class PackedRepository : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        // No server of a build outlives the test.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apportion-packages-");

    /// <summary>Packs.</summary>
    public PackedRepository()
    {
        Directory.CreateDirectory(Packages);
        File.WriteAllText(
            Path.Combine(_folder.FullName, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{At("cache")}" /></config>
            </configuration>
            """
        );
        Dotnet(Repository.Root, "pack", "Apportion.slnx", "-c", Configuration, "--no-build", "-v", "q", "-o", Packages);
    }

    /// <summary>The folder that holds the packages.</summary>
    public string Packages => At("packages");

    /// <summary>The folder's <c>nuget.config</c>, which names no source but <see cref="Packages"/>.</summary>
    public string NugetConfig => At("nuget.config");

    /// <summary>The version all packages have.</summary>
    public static string Version { get; } =
        XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>Names of the library packages, in order: every project of <c>src</c> but the program and what ships inside it.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
    [
        .. Directory
            .GetDirectories(Repository.At("src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != "Apportion.Cli" && IsPackable(Repository.At($"src/{name}/{name}.csproj")))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A path beside the packages.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A package, opened.</summary>
    public ZipArchive Open(string name, string ending = "nupkg") =>
        ZipFile.OpenRead(Path.Combine(Packages, $"{name}.{Version}.{ending}"));

    /// <summary>Runs the SDK in a folder; it has to succeed.</summary>
    internal static ProcessRun Dotnet(string folder, params string[] arguments) =>
        ProcessRun.Of("dotnet", folder, Environment, arguments).Ending(0);

    private static bool IsPackable(string project) =>
        File.Exists(project)
        && !XDocument.Load(project).Descendants("IsPackable").Any(property => property.Value == "false");

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
