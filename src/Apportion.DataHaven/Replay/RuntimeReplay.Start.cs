using Apportion.DataHaven.Facts;
using Apportion.DataHaven.Reports;
using Apportion.DataHaven.Rulesets;
using Apportion.DataHaven.Stages;
using Apportion.DataHaven.State;

namespace Apportion.DataHaven.Replay;

/// <summary>How a replay starts: the chain, its rules and pallets; and what an upgrade changes.</summary>
internal sealed partial class RuntimeReplay
{
    private void StartWithout()
    {
        _findings.Add(
            Finding.Notice(
                "datahaven.no-chain",
                _where,
                "no fact \"chain\" comes first; defaults of mainnet and the latest model are used"
            )
        );
        Start(_chain);
    }

    private void Start(ChainFact chain)
    {
        if (_started)
        {
            _findings.Add(
                Finding.Malformed(
                    "datahaven.second-chain",
                    chain.Where,
                    "one fact \"chain\", the first",
                    "another one",
                    "compute each chain on its own"
                )
            );
            return;
        }
        _started = true;
        var constants = _options.Constants?.Invoke(chain.Constants) ?? chain.Constants;
        _chain = chain with { Constants = constants };
        _specVersion = chain.SpecVersion;
        var ruleset = InitialRuleset(chain);
        var bridge = new MessageBridge { Checks = chain.ChecksMessages, Delivers = _bridge.Delivers };
        var parameters = Changed(chain.Parameters);
        _rewards = new RewardsPallet(ruleset, constants, bridge)
        {
            Parameters = parameters,
            OnEvent = happened => _events.Add(new SlashEntry(_where, happened)),
            OnAttempt = NoteAttempt,
        };
        _rewards.Balances.Mint(chain.RewardsBalance, chain.TreasuryBalance);
        _slashes = new SlashesPallet(ruleset, constants, bridge)
        {
            Parameters = parameters,
            OnEvent = happened => _slashEvents.Add(new SlashEntry(_where, happened)),
            OnMessage = (batch, message, failure) =>
                _slashMessages.Add(
                    new SlashMessageEntry(_where, batch.Era, batch.Slashes, message.EncodedLength, failure)
                ),
        };
        _offences = new OffencesPallet(_slashes);
        if (chain.Genesis is { } genesis)
            StartDerived(genesis, ruleset, constants);
    }

    private void StartDerived(
        (IReadOnlyList<Address> Whitelisted, IReadOnlyList<Address> External) genesis,
        DataHavenRuleset ruleset,
        RuntimeConstants constants
    )
    {
        _validators = new ValidatorsPallet(ruleset, constants) { OnEraStart = BeginEra, OnEraEnd = FinishEra };
        _validators.Genesis(genesis.Whitelisted, genesis.External);
        _slashes.FirstSessionOf = _validators.FirstSessionOf;
        _slashes.Invulnerables = _validators.Whitelisted.ToHashSet();
        SetWhitelist(_validators.WhitelistedActiveEra);
    }

    private DataHavenRuleset InitialRuleset(ChainFact chain)
    {
        if (_options.Ruleset is { } forced)
            return forced;
        if (chain.Model is { } name)
            return Models.Find(name)
                ?? throw ApportionException.Unsupported(
                    "datahaven.model",
                    chain.Where,
                    string.Join(", ", Models.All.Select(model => model.Name)),
                    name,
                    "name a model or a spec version"
                );
        return chain.SpecVersion is { } version ? RulesetOf(version) : Models.M5;
    }

    private DataHavenRuleset RulesetOf(uint version)
    {
        if (version > Models.LatestKnownSpecVersion)
            _findings.Add(
                Finding.Notice(
                    "datahaven.unknown-spec-version",
                    _where,
                    FormattableString.Invariant(
                        $"spec version {version} is later than {Models.LatestKnownSpecVersion}, the latest whose rules were read"
                    )
                )
            );
        return Models.ForSpecVersion(version);
    }

    private RuntimeParameters Changed(RuntimeParameters parameters) =>
        _options.Parameters?.Invoke(parameters) ?? parameters;

    private void Upgrade(RuntimeUpgrade upgrade)
    {
        if (_specVersion is { } before && upgrade.SpecVersion < before)
            _findings.Add(
                Finding.Malformed(
                    "datahaven.spec-version-decreases",
                    upgrade.Where,
                    $"at least {Text(before)}",
                    Text(upgrade.SpecVersion),
                    "check the order of facts"
                )
            );
        _specVersion = upgrade.SpecVersion;
        if (_options.Ruleset is not null)
            return;
        var ruleset = RulesetOf(upgrade.SpecVersion);
        _rewards.Ruleset = ruleset;
        _slashes.Ruleset = ruleset;
        if (_validators is not null)
            _validators.Ruleset = ruleset;
    }
}
