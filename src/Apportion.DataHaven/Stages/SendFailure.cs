namespace Apportion.DataHaven.Stages;

/// <summary>Why a message was not sent; stable codes. Source: spec datahaven section 9.</summary>
public static class SendFailure
{
    /// <summary>The service manager, the token or the registry is the zero address.</summary>
    public const string ZeroAddress = "zero-address";

    /// <summary>Points times amount exceeds 128 bits, or there are no points.</summary>
    public const string SplitFailed = "split-failed";

    /// <summary>No operator's amount is above zero.</summary>
    public const string NoRewards = "no-rewards";

    /// <summary>A multiplier is 2^96 or more.</summary>
    public const string MultiplierTooLarge = "multiplier-too-large";

    /// <summary>The encoded message is not shorter than the limit.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The bridge refused or lost it.</summary>
    public const string NotDelivered = "not-delivered";

    /// <summary>What to do about a failure.</summary>
    /// <param name="failure">One of the codes.</param>
    public static string Advice(string failure) =>
        failure switch
        {
            TooLarge => "strategies and operators together may be 24 at most, with one strategy 5 slashes",
            ZeroAddress => "set serviceManager and rewardToken (rewardsRegistry in the old models)",
            MultiplierTooLarge => "a multiplier must be less than 2^96",
            _ => "the tokens stay in the rewards account",
        };
}
