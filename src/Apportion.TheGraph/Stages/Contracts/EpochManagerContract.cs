using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>EpochManager. Source: spec the-graph section 2.</summary>
internal sealed class EpochManagerContract(World world)
{
    /// <summary>The epoch of this block.</summary>
    public ulong CurrentEpoch => world.State.Epochs.Value.EpochAt(world.Block);

    public void SetEpochLength(UInt256 length)
    {
        world.RequireGovernor();
        Revert.Unless(!length.IsZero, "Epoch length cannot be 0");
        var old = world.State.Epochs.Value;
        Revert.Unless(length != old.EpochLength, "Epoch length must be different to current");
        var now = new EpochClock
        {
            LastLengthUpdateEpoch = old.EpochAt(world.Block),
            LastLengthUpdateBlock = old.EpochBlockAt(world.Block),
            EpochLength = checked((ulong)length),
        };
        world.State.Journal.Write(world.State.Epochs) = now;
        world.Emit(
            world.Addresses.EpochManager,
            GraphEvents.Epochs.EpochLengthUpdate,
            now.LastLengthUpdateEpoch,
            length
        );
    }
}
