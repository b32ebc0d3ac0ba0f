using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>The hash that names a submission, recomputed from its own log.</summary>
public static class RewardHash
{
    /// <summary>
    /// keccak256(account ‖ nonce ‖ 0x60 ‖ tail), which is keccak256(abi.encode(account, nonce, submission)): the submission is
    /// the only dynamic argument of the event, so its encoding is the tail of the data.
    /// </summary>
    /// <param name="account">The AVS, or the submitter of the "for all" kinds.</param>
    /// <param name="nonce">Number of the account's submission, counted over all kinds.</param>
    /// <param name="data">Data of the log.</param>
    /// <param name="headWords">Words of the data before the tail: 1, 2 or 4.</param>
    /// <remarks>Source: eigenlayer-logs-notes section 1.11.</remarks>
    public static Hash256 Compute(Address account, UInt256 nonce, ReadOnlySpan<byte> data, int headWords)
    {
        var tail = data[(AbiReader.Word * headWords)..];
        var input = new byte[(3 * AbiReader.Word) + tail.Length];
        account.CopyTo(input.AsSpan(12));
        nonce.WriteBigEndian(input.AsSpan(AbiReader.Word));
        input[(3 * AbiReader.Word) - 1] = 0x60;
        tail.CopyTo(input.AsSpan(3 * AbiReader.Word));
        return Keccak256.Hash(input);
    }
}
