namespace Apportion.Sources;

/// <summary>Why an input could not be used; each kind has one exit code.</summary>
public enum InputFailure
{
    /// <summary>The input is not there or cannot be read: exit code 3.</summary>
    Missing,

    /// <summary>The input is there but its bytes are not what they should be: exit code 4.</summary>
    Malformed,

    /// <summary>The input needs something this machine or program does not have: exit code 5.</summary>
    Unsupported,
}
