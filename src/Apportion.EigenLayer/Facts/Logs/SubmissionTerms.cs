using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>The submission of an event with one amount: strategies, token, amount, start, duration.</summary>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
internal readonly struct SubmissionTerms(AbiValue submission)
{
    public Address Token => submission[1].Address;

    public UInt256 Amount => submission[2].Unsigned;

    public long Start => submission[3].UInt32;

    public long Duration => submission[4].UInt32;

    public long End => Start + Duration;

    /// <summary>Strategies with their place in the list; none without a duration, for such submissions give no rows.</summary>
    public IEnumerable<(Address Strategy, int Index, UInt256 Multiplier)> Strategies =>
        Duration == 0 ? [] : submission[0].Items.Select((item, index) => (item[0].Address, index, item[1].Unsigned));
}

/// <summary>The submission of an operator-directed event: an amount for each operator, and a description.</summary>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
internal readonly struct DirectedTerms(AbiValue submission)
{
    private readonly SubmissionTerms _common = new(submission);

    public Address Token => _common.Token;

    public long Start => _common.Start;

    public long Duration => _common.Duration;

    public long End => _common.End;

    public string Description => submission[5].Text;

    /// <inheritdoc cref="SubmissionTerms.Strategies"/>
    public IEnumerable<(Address Strategy, int Index, UInt256 Multiplier)> Strategies => _common.Strategies;

    /// <summary>Operators with their place in the list.</summary>
    public IEnumerable<(Address Operator, int Index, UInt256 Amount)> Operators =>
        submission[2].Items.Select((item, index) => (item[0].Address, index, item[1].Unsigned));
}
