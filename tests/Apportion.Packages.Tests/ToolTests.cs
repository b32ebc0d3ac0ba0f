using Apportion.Tests;

namespace Apportion.Packages.Tests;

/// <summary>The program as a .NET tool.</summary>
[Collection("packages")]
public class ToolTests(PackedRepository packed)
{
    [Fact]
    public void The_tool_installs_from_a_folder_and_verifies_a_real_interval()
    {
        var tools = packed.At("tools");
        PackedRepository.Dotnet(
            packed.At("."),
            "tool",
            "install",
            "apportion",
            "--version",
            PackedRepository.Version,
            "--tool-path",
            tools,
            "--configfile",
            packed.NugetConfig
        );
        var version = Apportion(tools, "version");
        Assert.StartsWith($"apportion {PackedRepository.Version} ", version.Out, StringComparison.Ordinal);

        var verified = Apportion(tools, "rocketpool", "verify", "samples/rocketpool/mainnet-51.facts.csv.gz");
        Assert.Contains(
            "0x767f99e3831cf2d70ac45b0bc003dce3092205f87c27efd495ef20528d95ef77",
            verified.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("Match: 1 verified", verified.Out, StringComparison.Ordinal);
    }

    private static ProcessRun Apportion(string tools, params string[] arguments) =>
        ProcessRun
            .Of(
                Path.Combine(tools, OperatingSystem.IsWindows() ? "apportion.exe" : "apportion"),
                Repository.Root,
                new Dictionary<string, string>(StringComparer.Ordinal),
                arguments
            )
            .Ending(0);
}
