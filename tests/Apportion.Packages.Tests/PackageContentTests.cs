using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Apportion.Tests;

namespace Apportion.Packages.Tests;

/// <summary>What lies in the packages.</summary>
[Collection("packages")]
public class PackageContentTests(PackedRepository packed)
{
    public static TheoryData<string> Libraries => [.. PackedRepository.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_package_holds_assembly_documentation_readme_license_and_symbols(string name)
    {
        using var package = packed.Open(name);
        var entries = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        Assert.Contains($"lib/net10.0/{name}.dll", entries);
        Assert.Contains($"lib/net10.0/{name}.xml", entries);
        Assert.Contains("README.md", entries);
        var nuspec = Nuspec(package, name);
        Assert.Equal("Apache-2.0", Value(nuspec, "license"));
        Assert.Equal("README.md", Value(nuspec, "readme"));
        Assert.True(Value(nuspec, "description").Length > 20);
        using var symbols = packed.Open(name, "snupkg");
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{name}.pdb"));
    }

    [Theory]
    [InlineData("Apportion.Numerics")]
    [InlineData("Apportion.Merkle", "Apportion.Numerics")]
    [InlineData("Apportion.Core", "Apportion.Merkle")]
    [InlineData("Apportion.Sources", "Apportion.Core")]
    [InlineData("Apportion.EigenLayer", "Apportion.Core")]
    [InlineData("Apportion.TheGraph", "Apportion.Core")]
    [InlineData("Apportion.Livepeer", "Apportion.Core")]
    [InlineData("Apportion.RocketPool", "Apportion.Core")]
    [InlineData("Apportion.DataHaven", "Apportion.Core")]
    public void A_library_depends_on_the_floor_below_it_and_on_nothing_else(string name, params string[] below)
    {
        using var package = packed.Open(name);
        var dependencies = Nuspec(package, name)
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);
        Assert.Equal(below, dependencies);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void An_assembly_names_no_folder_of_the_machine_that_built_it(string name)
    {
        var root = Encoding.UTF8.GetBytes(Repository.Root);
        using var package = packed.Open(name);
        Assert.Equal(-1, Bytes(package.GetEntry($"lib/net10.0/{name}.dll")!).AsSpan().IndexOf(root));
        using var symbols = packed.Open(name, "snupkg");
        Assert.Equal(-1, Bytes(symbols.GetEntry($"lib/net10.0/{name}.pdb")!).AsSpan().IndexOf(root));
    }

    private static XDocument Nuspec(ZipArchive package, string name)
    {
        using var stream = package.GetEntry($"{name}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private static string Value(XDocument nuspec, string name) =>
        nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}

/// <summary>The tests that share one set of packages.</summary>
[CollectionDefinition("packages")]
public sealed class PackagesCollection : ICollectionFixture<PackedRepository>;
