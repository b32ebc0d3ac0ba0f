using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.EigenLayer.Facts.Logs;

namespace Apportion.Cli.EigenLayer;

/// <summary>Where logs come from: a known network, or a file with the addresses of the contracts.</summary>
internal sealed class ContractOptions
{
    private readonly Option<string?> _network = CommonOptions.Network();
    private readonly Option<string?> _contracts = CommonOptions.Contracts();

    /// <summary>Both options.</summary>
    public Symbol[] Symbols => [_network, _contracts];

    /// <summary>The network that was named, if any.</summary>
    public string? Network(Invocation run) => run.Value(_network);

    /// <summary>The contracts of <c>--contracts</c>, all six of them; null if the option is not given.</summary>
    public EigenLayerContracts? FromFile(Invocation run) =>
        run.Value(_contracts) is { } path
            ? new EigenLayerContracts(
                ContractsFile
                    .Read(run, path, Enum.GetValues<EigenLayerContract>())
                    .Select(contract => KeyValuePair.Create(contract.Address, contract.Role))
            )
            : null;

    /// <summary>The contracts that were named in either way; null to take them from the header of a history.</summary>
    public EigenLayerContracts? Named(Invocation run) =>
        FromFile(run) ?? (Network(run) is { } network ? EigenLayerContracts.For(network) : null);
}
