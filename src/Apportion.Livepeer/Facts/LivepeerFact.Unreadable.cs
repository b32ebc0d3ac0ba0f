namespace Apportion.Livepeer.Facts;

/// <content>What stands in the place of a log that cannot be read.</content>
public abstract partial record LivepeerFact
{
    /// <summary>A log that is not what its first topic says. A replay stops at it and keeps the rounds before.</summary>
    public sealed record Unreadable : LivepeerFact
    {
        internal Unreadable(LogOrigin origin, LivepeerEvent declared, Finding finding)
            : base(origin) => (Event, Finding) = (declared, finding);

        /// <summary>What is wrong with it.</summary>
        public Finding Finding { get; }

        internal override LivepeerEvent Event { get; }

        private protected override object[] Values => [];
    }
}
