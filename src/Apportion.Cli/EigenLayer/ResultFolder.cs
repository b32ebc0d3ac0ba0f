using System.Globalization;
using Apportion.Core;

namespace Apportion.Cli.EigenLayer;

/// <summary>
/// A folder that appears whole or not at all: written beside its place and renamed. If the program is killed, what stood
/// there before still stands there, or is put back by the next run.
/// </summary>
internal static class ResultFolder
{
    /// <summary>Replaces a folder by what an action writes.</summary>
    public static void Write(string folder, Action<string> write)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var earlier = place + ".previous";
        Restore(place, earlier);
        RefuseForeign(place);
        var beside = string.Create(CultureInfo.InvariantCulture, $"{place}.partial-{Environment.ProcessId}");
        Directory.CreateDirectory(beside);
        try
        {
            write(beside);
            if (Directory.Exists(place))
                Directory.Move(place, earlier);
            Directory.Move(beside, place);
            Delete(earlier);
        }
        finally
        {
            Delete(beside);
        }
    }

    /// <summary>Puts back what a killed run had moved away.</summary>
    private static void Restore(string place, string earlier)
    {
        if (!Directory.Exists(earlier))
            return;
        if (Directory.Exists(place))
            Delete(earlier);
        else
            Directory.Move(earlier, place);
    }

    /// <summary>Only an empty folder or an earlier result is replaced.</summary>
    private static void RefuseForeign(string place)
    {
        if (
            Directory.Exists(place)
            && Directory.EnumerateFileSystemEntries(place).Any()
            && !File.Exists(Path.Combine(place, "root.json"))
        )
            throw ApportionException.Missing(
                "output.foreign",
                place,
                "a new folder, an empty one, or an earlier result",
                "choose another folder; this one holds something else"
            );
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
