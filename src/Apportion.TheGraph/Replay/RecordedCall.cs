using System.Buffers;
using Apportion.TheGraph.Facts;

namespace Apportion.TheGraph.Replay;

/// <summary>One recorded call, not yet decoded.</summary>
/// <param name="To">The contract called.</param>
/// <param name="Calldata">Selector and arguments.</param>
/// <param name="Call">Block, time and caller.</param>
public sealed record RecordedCall(Address To, byte[] Calldata, CallContext Call)
{
    internal static RecordedCall Read(JsonFields fields, string where)
    {
        var hex = fields.Text("calldata");
        var bytes = new byte[hex.Length / 2];
        if (
            !hex.StartsWith("0x", StringComparison.Ordinal)
            || Convert.FromHexString(hex.AsSpan(2), bytes, out _, out var written) != OperationStatus.Done
        )
            throw ApportionException.Malformed(
                "thegraph.calldata",
                where,
                "0x and pairs of hex digits",
                hex.Length > 40 ? hex[..40] + "..." : hex,
                "record the calldata as the transaction carries it"
            );
        var succeeded = fields.Has("ok") && fields.Flag("ok");
        return new RecordedCall(
            fields.Address("to"),
            bytes[..written],
            new CallContext(fields.Number("bn"), fields.Number("ts"), fields.Address("from"), succeeded)
        );
    }
}
