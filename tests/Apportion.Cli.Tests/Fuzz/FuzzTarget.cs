namespace Apportion.Cli.Tests.Fuzz;

/// <summary>One file of a case.</summary>
/// <param name="Name">Name in the folder of the case.</param>
/// <param name="Bytes">The undamaged content.</param>
/// <param name="IsDamaged">True if a case may damage it.</param>
internal sealed record FuzzFile(string Name, byte[] Bytes, bool IsDamaged = true);

/// <summary>A parser under attack: small real inputs and the command that reads them.</summary>
/// <param name="Name">What is attacked.</param>
/// <param name="Weight">Its share of the cases, relative to the other targets.</param>
/// <param name="Files">The files; each case damages one of those that may be damaged.</param>
/// <param name="Command">Command line; <c>{dir}</c> is the folder of the case.</param>
internal sealed record FuzzTarget(string Name, int Weight, IReadOnlyList<FuzzFile> Files, string Command)
{
    /// <summary>The command as the program takes it.</summary>
    public string[] Arguments(string folder) =>
        [
            .. Command.Split(' ').Select(word => word.Replace("{dir}", folder, StringComparison.Ordinal)),
            "--max-input",
            "16M",
            "--threads",
            "1",
        ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
