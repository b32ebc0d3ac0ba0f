namespace Apportion.RocketPool.Facts;

/// <summary>The three constants of a beacon chain that turn slots into times and epochs.</summary>
/// <param name="GenesisTime">Genesis, Unix seconds.</param>
/// <param name="SecondsPerSlot">Length of a slot in seconds, at least 1.</param>
/// <param name="SlotsPerEpoch">Slots of an epoch, at least 1.</param>
public readonly record struct BeaconConstants(ulong GenesisTime, ulong SecondsPerSlot, ulong SlotsPerEpoch)
{
    /// <summary>Epoch number that stands for "not scheduled": 2^64 - 1.</summary>
    public const ulong FarFutureEpoch = ulong.MaxValue;

    /// <summary>Ethereum mainnet: genesis 1606824023, 12 s slots, 32 slots an epoch.</summary>
    public static BeaconConstants Mainnet { get; } = new(1606824023, 12, 32);

    /// <summary>Start of <paramref name="slot"/> in Unix seconds.</summary>
    /// <exception cref="OverflowException">The time is not below 2^64.</exception>
    public ulong TimeOfSlot(ulong slot) => GenesisTime + SecondsPerSlot * slot;

    /// <summary>Epoch that contains <paramref name="slot"/>.</summary>
    public ulong EpochOfSlot(ulong slot) => slot / SlotsPerEpoch;

    /// <summary>First slot of <paramref name="epoch"/>; saturates at 2^64 - 1 for epochs too far away to have slots.</summary>
    public ulong FirstSlotOf(ulong epoch) =>
        epoch > ulong.MaxValue / SlotsPerEpoch ? ulong.MaxValue : epoch * SlotsPerEpoch;
}
