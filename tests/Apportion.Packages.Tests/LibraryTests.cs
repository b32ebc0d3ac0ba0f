using Apportion.Tests;

namespace Apportion.Packages.Tests;

/// <summary>The libraries as a stranger's project takes them.</summary>
[Collection("packages")]
public class LibraryTests(PackedRepository packed)
{
    [Fact]
    public void The_example_of_every_library_readme_compiles_against_the_packages_and_prints_what_it_says()
    {
        var examples = PackedRepository.Libraries.Select(ReadmeExample.Of).ToList();
        Assert.True(examples.Count >= 9);
        var folder = Directory.CreateDirectory(packed.At("consumer")).FullName;
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project(examples));
        foreach (var example in examples)
            File.WriteAllText(Path.Combine(folder, $"{example.Method}.cs"), Source(example));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program(examples));
        PackedRepository.Dotnet(folder, "build", "-c", "Release", "-v", "q", "-o", Path.Combine(folder, "out"));

        var run = PackedRepository.Dotnet(Repository.Root, Path.Combine(folder, "out", "Consumer.dll"));
        Assert.Equal(
            string.Concat(examples.Select(example => $"== {example.Library}\n{example.Output}")),
            run.Out.ReplaceLineEndings("\n")
        );
    }

    private static string Project(IEnumerable<ReadmeExample> examples) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
            {string.Concat(examples.Select(example =>
                $"    <PackageReference Include=\"{example.Library}\" Version=\"{PackedRepository.Version}\" />\n"))}
              </ItemGroup>
            </Project>
            """;

    private static string Source(ReadmeExample example) =>
        $$"""
            {{string.Join('\n', example.Usings)}}

            internal static class {{example.Method}}
            {
                public static void Run()
                {
            {{example.Body}}
                }
            }
            """;

    private static string Program(IEnumerable<ReadmeExample> examples) =>
        string.Concat(
            examples.Select(example => $"Console.WriteLine(\"== {example.Library}\");\n{example.Method}.Run();\n")
        );
}
