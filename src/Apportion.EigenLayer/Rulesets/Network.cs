using Apportion.Core;

namespace Apportion.EigenLayer.Rulesets;

/// <summary>A network: what the pipeline has to know of it besides its events.</summary>
/// <param name="Name">Name as users type it, e.g. <c>mainnet</c>.</param>
/// <param name="AvsDirectory">The AVSDirectory whose registrations count for restaked strategies.</param>
/// <param name="Forks">Fork dates of the shipped system.</param>
/// <param name="DraftSabineDay">First day of Sabine in the draft ruleset, days since 1970.</param>
/// <param name="DraftSabineBlock">Block from which the draft ruleset adds queued withdrawals back.</param>
/// <param name="WithdrawalQueueWindow">Seconds a queued withdrawal stays slashable in the draft ruleset.</param>
/// <remarks>Source: spec eigenlayer section 1, eigenlayer-v2.2-draft section 2.</remarks>
public sealed record Network(
    string Name,
    Address AvsDirectory,
    ForkSchedule Forks,
    int DraftSabineDay,
    long DraftSabineBlock,
    decimal WithdrawalQueueWindow
);
