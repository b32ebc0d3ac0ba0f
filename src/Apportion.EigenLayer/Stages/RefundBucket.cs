namespace Apportion.EigenLayer.Stages;

/// <summary>Refund rows of one bucket: the sum over all operators of a day, repeated on every operator's row.</summary>
/// <remarks>Source: spec eigenlayer sections 7.10, 7.14, eigenlayer-v2.2-draft section 6.3.</remarks>
internal static class RefundBucket
{
    /// <summary>Emits the rows of a run of days.</summary>
    public static void Emit(
        GoldTable table,
        RefundCause cause,
        List<(ActiveReward Reward, Int128 Tokens)> entries,
        int first,
        int last,
        IGoldSink sink
    )
    {
        Int128 sum = 0;
        foreach (var (_, tokens) in entries)
            sum += tokens;
        foreach (var (reward, tokens) in entries)
            sink.Add(
                new GoldRow
                {
                    Table = table,
                    From = first,
                    To = last,
                    Reward = reward,
                    Earner = reward.Row.Avs,
                    Amount = sum,
                    Operator = reward.Row.Operator,
                    Tokens = tokens,
                    Cause = cause,
                }
            );
    }
}
