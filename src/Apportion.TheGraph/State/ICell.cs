namespace Apportion.TheGraph.State;

/// <summary>A value that a command may change and a revert must restore.</summary>
internal interface ICell
{
    /// <summary>Makes the changes of the current command final.</summary>
    void Keep();

    /// <summary>Restores the value from before the current command.</summary>
    void Restore();
}
