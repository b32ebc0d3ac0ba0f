using System.CommandLine;
using System.Globalization;
using System.Text;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Sources;

namespace Apportion.Cli.Bundle;

/// <summary>
/// <c>apportion bundle create</c>: runs a command, copies every file it read, runs it again on the copies, and keeps command,
/// inputs, result, exit code and hashes in one folder or zip.
/// </summary>
internal static class BundleCreateCommand
{
    private const string ResultName = "result.out";

    public static Command Build(CommandHost host)
    {
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder to make, or a .zip file.",
            HelpName = "PATH",
            Required = true,
        };
        var inner = new Argument<string[]>("command")
        {
            Description = "The command to keep, after --.",
            Arity = ArgumentArity.OneOrMore,
        };
        return CommandExtensions
            .Verb(
                "create",
                "Keep a command with its inputs, result and hashes, so that its verdict can be reproduced years later, offline.",
                "apportion bundle create --out result/audit.zip -- rocketpool verify samples/rocketpool/mainnet-51.facts.csv.gz"
            )
            .With(output, inner)
            .Does(host, run => Run(run, run.Value(output)!, run.Value(inner)!));
    }

    private static int Run(Invocation run, string output, string[] command)
    {
        var zip = output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
            throw UsageException.Of(
                "bundle.exists",
                output,
                "a new or empty folder",
                "a folder with files",
                "Choose another place"
            );
        var folder = zip ? Directory.CreateTempSubdirectory("apportion-bundle-").FullName : Path.GetFullPath(output);
        try
        {
            Directory.CreateDirectory(folder);
            var manifest = Fill(run, folder, command);
            if (zip)
                BundleFolder.Pack(folder, output);
            run.Host.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{output}: {manifest.Inputs.Count} inputs, exit code {manifest.ExitCode}, result sha256 {manifest.Result.Sha256}"
                )
            );
            return ExitCode.Success;
        }
        finally
        {
            if (zip)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static BundleManifest Fill(Invocation run, string folder, string[] command)
    {
        if (command.Contains(InputFile.StandardInputName))
            throw UsageException.Of(
                "bundle.stdin",
                "-",
                "inputs that are files",
                "standard input",
                "Save standard input to a file first"
            );
        var opened = new SortedSet<string>(StringComparer.Ordinal);
        var first = Capture(command, run, file => Remember(opened, file), out _);
        if (first is ExitCode.Usage or ExitCode.Bug or ExitCode.Interrupted)
            throw UsageException.Of(
                "bundle.command",
                string.Join(' ', command),
                "a command that gives a result",
                string.Create(CultureInfo.InvariantCulture, $"exit code {first}"),
                "Run it alone first"
            );
        var places = Copy(opened, folder);
        string[] rewritten = [.. command.Select(word => Rewrite(word, opened, places))];
        BundledCommand.Check(rewritten, string.Join(' ', command));
        var code = CaptureIn(folder, rewritten, run, out var result);
        File.WriteAllText(Path.Combine(folder, ResultName), result, new UTF8Encoding(false));
        var manifest = new BundleManifest
        {
            Schema = BundleManifest.CurrentSchema,
            Version = VersionCommand.Current,
            Command = rewritten,
            Inputs =
            [
                .. places.Values.Order(StringComparer.Ordinal).Select(place => BundleFolder.Describe(folder, place)),
            ],
            Result = BundleFolder.Describe(folder, ResultName),
            ExitCode = code,
        };
        OutputFile.Write(Path.Combine(folder, BundleManifest.FileName), manifest.Write);
        return manifest;
    }

    private static void Remember(SortedSet<string> opened, InputFile file)
    {
        lock (opened)
            opened.Add(Path.GetFullPath(file.Path));
    }

    /// <summary>Copies the inputs below <c>inputs/</c>, keeping their layout below their common folder.</summary>
    private static Dictionary<string, string> Copy(SortedSet<string> opened, string folder)
    {
        var common = CommonFolder(opened);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in opened)
        {
            var place = "inputs/" + Path.GetRelativePath(common, file).Replace('\\', '/');
            var target = Path.Combine(folder, place);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            places[file] = place;
        }
        return places;
    }

    private static string CommonFolder(IReadOnlyCollection<string> files)
    {
        var common = files.Count == 0 ? "/" : Path.GetDirectoryName(files.First())!;
        foreach (var file in files)
            while (!file.StartsWith(common.TrimEnd('/') + "/", StringComparison.Ordinal))
                common = Path.GetDirectoryName(common) ?? "/";
        return common;
    }

    /// <summary>A word that names an input file, or a folder that holds inputs, becomes its place in the bundle.</summary>
    private static string Rewrite(string word, SortedSet<string> opened, Dictionary<string, string> places)
    {
        if (word.StartsWith('-') || opened.Count == 0)
            return word;
        var full = Path.GetFullPath(word);
        if (places.TryGetValue(full, out var place))
            return place;
        if (!Directory.Exists(full) || !opened.Any(file => file.StartsWith(full + "/", StringComparison.Ordinal)))
            return word;
        var relative = Path.GetRelativePath(CommonFolder(opened), full).Replace('\\', '/');
        return relative == "." || relative.StartsWith("..", StringComparison.Ordinal) ? "inputs" : "inputs/" + relative;
    }

    /// <summary>Runs a command with the bundle as its folder and captures what it prints.</summary>
    internal static int CaptureIn(string folder, IReadOnlyList<string> command, Invocation run, out string result)
    {
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder;
            return Capture(command, run, null, out result);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static int Capture(
        IReadOnlyList<string> command,
        Invocation run,
        Action<InputFile>? opened,
        out string result
    )
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = ApportionProgram.Run(
            command,
            new CommandHost
            {
                Out = writer,
                Error = run.Host.Error,
                StandardInput = () => Stream.Null,
                Cancellation = run.Cancellation,
                InputOpened = opened,
            }
        );
        result = writer.ToString();
        return code;
    }
}
