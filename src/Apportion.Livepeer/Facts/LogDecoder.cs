using Apportion.Core.Evm;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// Turns raw logs into facts by contract address and first topic. Logs of other contracts and other events are passed
/// over and counted; logs that look like ours but come from an unknown address are named. Not thread-safe.
/// </summary>
/// <param name="contracts">The known addresses; the decoder adds what the Controller announces.</param>
public sealed class LogDecoder(LivepeerContracts contracts)
{
    private readonly SortedDictionary<Address, long> _strangers = [];

    /// <summary>The known addresses.</summary>
    public LivepeerContracts Contracts { get; } = contracts;

    /// <summary>Logs of known contracts with events that do not matter.</summary>
    public long OtherEvents { get; private set; }

    /// <summary>Logs that became facts.</summary>
    public long Decoded { get; private set; }

    /// <summary>Addresses without a role that emitted Livepeer events, and how many logs they emitted.</summary>
    public IReadOnlyDictionary<Address, long> Strangers => _strangers;

    /// <summary>The fact of a log, or null if it does not matter.</summary>
    /// <exception cref="ApportionException">A log of ours cannot be read as its event.</exception>
    public LivepeerFact? Decode(EvmLog log)
    {
        var declared = log.Topics.IsEmpty ? null : LivepeerEvents.Find(log.Topic0);
        var role = Contracts.RoleOf(log.Address);
        if (role == ContractRole.None)
            return Stranger(log, declared);
        if (declared is null || (declared.Contract != role && declared.Contract != ContractRole.None))
        {
            OtherEvents++;
            return null;
        }
        var fact = Read(log, declared, role);
        Decoded++;
        if (fact is LivepeerFact.SetContractInfo info)
            Contracts.Learn(info);
        return fact;
    }

    /// <summary>Where a log comes from.</summary>
    public static LogOrigin Origin(EvmLog log) =>
        new(log.BlockNumber, log.LogIndex, log.TransactionIndex, log.TransactionHash, log.BlockTimestamp ?? 0);

    /// <summary>What was passed over and may matter.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (var (address, count) in _strangers)
            yield return Finding.Missing(
                "livepeer.address",
                string.Create(CultureInfo.InvariantCulture, $"{count} logs with Livepeer events from {address}"),
                "a contract address of the configuration",
                "they were not applied; name the network or give the contract addresses"
            );
    }

    private static LivepeerFact Read(EvmLog log, LivepeerEvent declared, ContractRole role)
    {
        try
        {
            return declared.Read(log, role);
        }
        catch (AbiException e)
        {
            throw ApportionException.Malformed(
                "livepeer.log",
                log.Where,
                declared.Description.Signature.Canonical,
                e.Message,
                "the log is not what its first topic says; fetch it again",
                e
            );
        }
    }

    private LivepeerFact? Stranger(EvmLog log, LivepeerEvent? declared)
    {
        // Transfer, Mint, Pause and the like are everybody's; only events that are Livepeer's own name a stranger.
        if (
            declared?.Contract is ContractRole.BondingManager or ContractRole.RoundsManager or ContractRole.BondingVotes
        )
            _strangers[log.Address] = _strangers.GetValueOrDefault(log.Address) + 1;
        else
            OtherEvents++;
        return null;
    }
}
