namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>Why rows and a recorded view differ.</summary>
public enum ViewCause
{
    /// <summary>Floors in different places; within the proven bound.</summary>
    Rounding,

    /// <summary>A staker left in the block of a slash: the rows slash its new deposit, the chain does not.</summary>
    PhantomSlash,

    /// <summary>A raise was pending during a slash: the rows keep its old target, the chain only its difference.</summary>
    RaisePendingDuringSlash,

    /// <summary>No known cause: the logs are incomplete, or the views are of something else.</summary>
    Unexplained,
}
