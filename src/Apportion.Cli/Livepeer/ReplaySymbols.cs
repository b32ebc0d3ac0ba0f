using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Livepeer;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.State.Saving;
using Apportion.Sources;

namespace Apportion.Cli.Livepeer;

/// <summary>The arguments and options of every verb that replays logs, and the replay itself.</summary>
internal sealed class ReplaySymbols
{
    private readonly Argument<string[]> _logs = CommonOptions.Inputs(
        "Files or folders of eth_getLogs records (JSON Lines), or a recorded sequence; any order, plain, .gz or .zst."
    );

    private readonly Option<string?> _parameters = new("--params")
    {
        Description = "Values that logs do not carry (treasury cut), JSON Lines.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _contracts = CommonOptions.Contracts();

    private readonly Option<string?> _network = CommonOptions.Network();

    private readonly Option<string?> _ruleset = CommonOptions.Ruleset();

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Go on from this saved state, if it is there, and save the new one to it.",
        HelpName = "FILE",
    };

    /// <summary>All of them.</summary>
    public Symbol[] All => [_logs, _parameters, _contracts, _network, _ruleset, _state];

    /// <summary>Those of a verb that needs every log from the first one on, so that a saved state does not help.</summary>
    public Symbol[] WithoutState => [_logs, _parameters, _contracts, _network, _ruleset];

    /// <summary>The inputs as the user gave them.</summary>
    public IReadOnlyList<string> Paths(Invocation run) => run.Value(_logs)!;

    /// <summary>Name of the input for people.</summary>
    public string Subject(Invocation run) => string.Join(' ', run.Value(_logs)!);

    /// <summary>The input files.</summary>
    public IReadOnlyList<InputFile> Files(Invocation run) =>
        InputSource.ExpandFilled(run.Value(_logs)!, accept: null, "logs");

    /// <summary>Reads the input and replays it, under a ruleset if one is forced. Findings come with the engine.</summary>
    public Replayed Replay(Invocation run, Action<LivepeerEngine>? prepare = null, string? ruleset = null)
    {
        var (options, facts, findings) = Load(run, ruleset);
        var engine = Engine(run, options);
        prepare?.Invoke(engine);
        foreach (var fact in run.Counted(facts, "logs"))
            engine.Apply(fact);
        engine.Flush();
        if (run.Value(_state) is { } path && !engine.Halted)
            OutputFile.Write(path, stream => SavedState.Save(engine, stream));
        return new Replayed(engine, facts, findings);
    }

    private LivepeerInput Read(Invocation run)
    {
        var input = new LivepeerInput(Contracts(run));
        foreach (var file in Files(run))
        {
            using var stream = file.Open(run.Inputs);
            input.ReadLogs(stream, file.Path);
        }
        if (run.Value(_parameters) is { } path)
        {
            using var stream = new InputFile(path).Open(run.Inputs);
            input.ReadParameters(stream, path);
        }
        return input;
    }

    /// <summary>Reads the input without replaying it.</summary>
    public (LivepeerOptions Options, IReadOnlyList<LivepeerFact> Facts, IReadOnlyList<Finding> Findings) Load(
        Invocation run,
        string? ruleset = null
    )
    {
        var findings = new List<Finding>();
        var input = Read(run);
        var facts = input.Facts(findings);
        return (
            new LivepeerOptions(input.Contracts, Schedule(run, ruleset, input.IsSequence), input.Parameters),
            facts,
            findings
        );
    }

    private LivepeerEngine Engine(Invocation run, LivepeerOptions options)
    {
        if (run.Value(_state) is not { } path || !File.Exists(path))
            return new LivepeerEngine(options);
        using var stream = new InputFile(path).Open(run.Inputs);
        return SavedState.Load(stream, options, path);
    }

    private Schedule<LivepeerRuleset> Schedule(Invocation run, string? ruleset, bool isSequence)
    {
        if ((ruleset ?? run.Value(_ruleset)) is { } name)
            return new Schedule<LivepeerRuleset>("forced", PeriodKind.Block, (0, LivepeerRulesets.ByName(name)));
        return isSequence || run.Value(_contracts) is not null ? LivepeerRulesets.Latest : LivepeerRulesets.ArbitrumOne;
    }

    private LivepeerContracts Contracts(Invocation run)
    {
        if (run.Value(_contracts) is { } path)
            return new LivepeerContracts(Named(run, path));
        if (run.Value(_network) is null or "arbitrum-one")
            return LivepeerContracts.ArbitrumOne();
        throw ApportionException.Unsupported(
            "livepeer.network",
            "--network",
            "arbitrum-one",
            run.Value(_network),
            "give the addresses of another network with --contracts; logs of Ethereum mainnet (before L2) are not supported"
        );
    }

    /// <summary>The contracts of a file; without the BondingManager, or the Controller that names it, no log could be applied.</summary>
    private static IReadOnlyList<(ContractRole Role, Address Address)> Named(Invocation run, string path)
    {
        var contracts = ContractsFile.Read<ContractRole>(run, path);
        return contracts.Any(contract => contract.Role is ContractRole.BondingManager or ContractRole.Controller)
            ? contracts
            : throw ApportionException.Missing(
                "contracts.missing",
                path,
                "the address of BondingManager, or of the Controller that names it",
                "Add it to the object, role to address; names are those of the protocol's contracts, letter by letter"
            );
    }
}
