namespace Apportion.DataHaven.Rulesets;

/// <summary>How a session decides whether a validator was online. Source: spec datahaven sections 2 and 7.</summary>
public enum LivenessSource
{
    /// <summary>The facts name the online validators (heartbeats or authorship, as ImOnline answers).</summary>
    OnlineSet,

    /// <summary>ImOnline after its data was cleared: nobody is online. What spec version 900 did on chain.</summary>
    Nobody,

    /// <summary>Online is who authored at least one block of the session.</summary>
    AuthoredBlock,
}
