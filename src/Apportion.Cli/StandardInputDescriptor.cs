namespace Apportion.Cli;

/// <summary>
/// Tells whether the program was given a standard input. When it is closed, the runtime takes descriptor 0 for a pipe of its own,
/// and reading that would wait for ever.
/// </summary>
internal static class StandardInputDescriptor
{
    private const int CloseOnExec = 0x80000; // O_CLOEXEC of Linux: what a program inherits never has it

    /// <summary>Whether descriptor 0 came from the caller. Only Linux can tell; elsewhere it is taken to be so.</summary>
    public static bool IsInherited() => !OperatingSystem.IsLinux() || IsInherited("/proc/self/fdinfo/0");

    /// <summary>The same from the kernel's description of a descriptor; one that is not there was not inherited.</summary>
    internal static bool IsInherited(string description)
    {
        if (!Directory.Exists(Path.GetDirectoryName(description)))
            return true;
        if (!File.Exists(description))
            return false;
        const string name = "flags:";
        var line = File.ReadLines(description).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return (Convert.ToInt32(line[name.Length..].Trim(), 8) & CloseOnExec) == 0;
    }
}
