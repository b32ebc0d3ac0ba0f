namespace Apportion.Livepeer.State;

/// <summary>A state that says from which round's actions it comes.</summary>
public interface IRoundStamped
{
    /// <summary>The round in which it was last changed.</summary>
    ulong Round { get; set; }
}
