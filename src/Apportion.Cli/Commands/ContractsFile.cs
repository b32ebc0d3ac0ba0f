using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Sources;

namespace Apportion.Cli.Commands;

/// <summary>The file of <c>--contracts</c>.</summary>
internal static class ContractsFile
{
    /// <inheritdoc cref="ContractAddresses.Read{TRole}"/>
    /// <param name="run">The invocation.</param>
    /// <param name="path">The file.</param>
    /// <param name="required">Roles that have to be there.</param>
    public static IReadOnlyList<(TRole Role, Address Address)> Read<TRole>(
        Invocation run,
        string path,
        params IReadOnlyCollection<TRole> required
    )
        where TRole : struct, Enum
    {
        using var stream = new InputFile(path).Open(run.Inputs);
        return ContractAddresses.Read(stream, path, required);
    }
}
