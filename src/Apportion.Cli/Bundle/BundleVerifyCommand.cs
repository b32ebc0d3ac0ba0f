using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Bundle;

/// <summary><c>apportion bundle verify</c>: checks every hash, runs the command again and compares result and exit code byte for byte.</summary>
internal static class BundleVerifyCommand
{
    public static Command Build(CommandHost host)
    {
        var bundle = CommonOptions.Input("A folder or .zip made by bundle create.");
        return CommandExtensions
            .Verb(
                "verify",
                "Reproduce a bundle's verdict: hashes, result and exit code.",
                "apportion bundle create --out result/audit.zip -- rocketpool verify samples/rocketpool/mainnet-51.facts.csv.gz && apportion bundle verify result/audit.zip"
            )
            .With(bundle)
            .Does(host, run => Run(run, run.Value(bundle)!));
    }

    private static int Run(Invocation run, string path)
    {
        if (Directory.Exists(path))
            return run.Show(new VerificationView("bundle", [Check(run, path, path)]));
        // Says what is wrong with a file that is missing or unreadable.
        new InputFile(path)
            .Open(run.Inputs)
            .Dispose();
        var folder = Directory.CreateTempSubdirectory("apportion-bundle-").FullName;
        try
        {
            BundleFolder.Unpack(path, folder, run.Inputs.MaxBytes);
            return run.Show(new VerificationView("bundle", [Check(run, path, folder)]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static VerificationReport Check(Invocation run, string subject, string folder)
    {
        var report = new VerificationBuilder(subject);
        try
        {
            using var stream = new InputFile(Path.Combine(folder, BundleManifest.FileName)).Open(run.Inputs);
            var manifest = BundleManifest.Read(stream, subject);
            BundledCommand.Check(manifest.Command, subject);
            report.Fact("command", string.Join(' ', manifest.Command));
            report.Fact("made by", $"apportion {manifest.Version}");
            report.Run(
                "inputs",
                "the inputs are the ones the verdict was reached on",
                findings => CheckFiles(folder, manifest.Inputs, findings)
            );
            report.Run(
                "result",
                "the printed result is the one kept",
                findings => CheckFiles(folder, [manifest.Result], findings)
            );
            if (report.Findings.Count == 0)
                report.Run(
                    "reproduction",
                    "the same command on the same inputs prints the same bytes and ends the same way",
                    findings => Reproduce(run, Path.GetFullPath(folder), manifest, findings)
                );
        }
        catch (ApportionException e)
        {
            report.Add(e.Finding);
        }
        return report.Build();
    }

    private static long CheckFiles(string folder, IReadOnlyList<BundleFile> files, List<Finding> findings)
    {
        foreach (var file in files)
        {
            var place = Path.GetFullPath(Path.Combine(folder, file.Path));
            if (!place.StartsWith(Path.GetFullPath(folder) + "/", StringComparison.Ordinal) || !File.Exists(place))
            {
                findings.Add(
                    Finding.Missing("bundle.file", file.Path, file.Sha256, "Restore the bundle from where it came from")
                );
                continue;
            }
            var found = BundleFolder.Describe(folder, file.Path);
            if (found != file)
                findings.Add(
                    Finding.Of(
                        "bundle.hash",
                        file.Path,
                        file.Sha256,
                        found.Sha256,
                        "The file was changed after the bundle was made"
                    )
                );
        }
        return files.Count;
    }

    private static long Reproduce(Invocation run, string folder, BundleManifest manifest, List<Finding> findings)
    {
        var code = BundleCreateCommand.CaptureIn(folder, manifest.Command, run, out var result);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(result)));
        if (hash != manifest.Result.Sha256)
            findings.Add(
                Finding.Of("bundle.result", "what the command prints", manifest.Result.Sha256, hash, Made(manifest))
            );
        if (code != manifest.ExitCode)
            findings.Add(
                Finding.Of(
                    "bundle.exit-code",
                    string.Join(' ', manifest.Command),
                    (System.Numerics.BigInteger)manifest.ExitCode,
                    code,
                    Made(manifest)
                )
            );
        return 2;
    }

    private static string Made(BundleManifest manifest) =>
        manifest.Version == VersionCommand.Current
            ? $"Made and run by {manifest.Version}: the manifest or the kept result was changed after the bundle was made"
            : $"Made by {manifest.Version}, run by {VersionCommand.Current}: verify it with the version that made it";
}
