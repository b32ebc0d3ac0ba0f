using Apportion.Core;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Replay;

/// <summary>Writes down what a run pays some earners, day by day.</summary>
internal sealed class PaymentRecorder(EigenLayerState state, IReadOnlySet<Address> earners, int cutoff) : IRowObserver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Address Earner, Address Token, int Day, Hash256 Hash), UInt256> _payments = [];

    /// <summary>The payments of days before the cutoff, in order.</summary>
    public IReadOnlyList<Payment> Payments =>
        [
            .. _payments
                .Select(pair => new Payment(pair.Key.Earner, pair.Key.Token, pair.Key.Day, pair.Key.Hash, pair.Value))
                .OrderBy(payment => payment.Earner)
                .ThenBy(payment => payment.Token)
                .ThenBy(payment => payment.Day)
                .ThenBy(payment => payment.RewardHash),
        ];

    /// <inheritdoc/>
    public void Row(in GoldRow row)
    {
        // Only what staging pays of a row counts.
    }

    /// <inheritdoc/>
    public void Paid(in GoldRow row, int from, int to)
    {
        var earner = state.Book[row.Earner];
        if (!earners.Contains(earner))
        {
            return;
        }

        var token = state.Book[row.Reward.Row.Token];
        lock (_lock)
        {
            for (var day = from; day <= Math.Min(to, cutoff - 1); day++)
            {
                var key = (earner, token, day, row.Reward.Row.Hash);
                _payments[key] = _payments.GetValueOrDefault(key) + (UInt256)(UInt128)row.Amount;
            }
        }
    }
}
