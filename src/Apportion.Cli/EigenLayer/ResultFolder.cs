using System.Diagnostics;
using System.Globalization;
using Apportion.Core;

namespace Apportion.Cli.EigenLayer;

/// <summary>
/// A folder that appears whole or not at all: written beside its place, flushed to disk and renamed. If the program is
/// killed, what stood there before still stands there, or is put back by the next run that reads or writes the folder.
/// </summary>
internal static class ResultFolder
{
    private const string Previous = ".previous";
    private const string Partial = ".partial-";

    /// <summary>Replaces a folder by what an action writes.</summary>
    public static void Write(string folder, Action<string> write)
    {
        var place = Place(folder);
        Restore(folder);
        DropLeftovers(place);
        RefuseForeign(folder);
        var beside = string.Create(CultureInfo.InvariantCulture, $"{place}{Partial}{Environment.ProcessId}");
        Directory.CreateDirectory(beside);
        try
        {
            write(beside);
            Flush(beside);
            if (Directory.Exists(place))
                Directory.Move(place, place + Previous);
            Directory.Move(beside, place);
            Delete(place + Previous);
        }
        finally
        {
            Delete(beside);
        }
    }

    /// <summary>
    /// Puts back what a killed run had moved away: call it before the result of an earlier run is read. A run killed after
    /// its result was in place leaves the one before it, which goes.
    /// </summary>
    public static void Restore(string folder)
    {
        var place = Place(folder);
        if (!Directory.Exists(place + Previous))
            return;
        if (Directory.Exists(place))
            Delete(place + Previous);
        else
            Directory.Move(place + Previous, place);
    }

    private static string Place(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Drops what killed runs had begun to write; those of programs that still run stay.</summary>
    private static void DropLeftovers(string place)
    {
        var (above, name) = (Path.GetDirectoryName(place), Path.GetFileName(place));
        if (above is null || !Directory.Exists(above))
            return;
        foreach (var leftover in Directory.GetDirectories(above, name + Partial + "*"))
            if (
                int.TryParse(
                    leftover.AsSpan(place.Length + Partial.Length),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var process
                ) && (process == Environment.ProcessId || !IsRunning(process))
            )
                Delete(leftover);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A rename must not reach the disk before the files it names.</summary>
    private static void Flush(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Only an empty folder or an earlier result is replaced.</summary>
    private static void RefuseForeign(string folder)
    {
        if (
            Directory.Exists(folder)
            && Directory.EnumerateFileSystemEntries(folder).Any()
            && !File.Exists(Path.Combine(folder, "root.json"))
        )
            throw UsageException.Of(
                "output.foreign",
                folder,
                "a new folder, an empty one, or an earlier result",
                "a folder that holds something else",
                "Choose another place"
            );
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
