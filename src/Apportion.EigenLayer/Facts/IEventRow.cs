namespace Apportion.EigenLayer.Facts;

/// <summary>A row that one log of the chain gave. Block and log index together name the log.</summary>
/// <remarks>Source: spec eigenlayer section 2 (<c>log_index</c> is unique within a block).</remarks>
public interface IEventRow
{
    /// <summary>The block that emitted the event.</summary>
    long BlockNumber { get; }

    /// <summary>Position of the log in its block.</summary>
    long LogIndex { get; }
}
