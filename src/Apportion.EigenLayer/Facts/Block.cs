using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts;

/// <summary>A block that the other tables refer to.</summary>
/// <param name="Number">Height of the block.</param>
/// <param name="Hash">Hash of the block.</param>
/// <param name="BlockTime">Time of the block, Unix seconds (UTC).</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct Block(long Number, Hash256 Hash, long BlockTime);
