using System.Globalization;
using System.Text;
using Apportion.RocketPool.Facts;

namespace Apportion.Benchmarks.RocketPool;

/// <summary>The document of a synthetic interval as a stream that renders one part at a time.</summary>
internal sealed class SyntheticDocument(int nodes, int epochs) : Stream
{
    private readonly IEnumerator<ReadOnlyMemory<byte>> parts = Render(nodes, epochs).GetEnumerator();
    private ReadOnlyMemory<byte> part;
    private int at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (at == part.Length)
        {
            if (!parts.MoveNext())
            {
                return 0;
            }

            part = parts.Current;
            at = 0;
        }

        var length = Math.Min(buffer.Length, part.Length - at);
        part.Span.Slice(at, length).CopyTo(buffer);
        at += length;
        return length;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static IEnumerable<ReadOnlyMemory<byte>> Render(int nodes, int epochs)
    {
        var shape = SyntheticInterval.Build(1, 1);
        yield return Bytes(Head(shape, epochs));
        for (var node = 0; node < nodes; node++)
        {
            yield return Bytes((node == 0 ? "" : ",") + Node(node));
        }

        yield return Bytes("],\"validators\":{");
        var minipools = nodes * SyntheticInterval.MinipoolsOfNode;
        for (var number = 1; number <= minipools; number++)
        {
            yield return Bytes(
                Text(
                    $"{(number == 1 ? "" : ",")}\"{SyntheticInterval.Key(number)}\":{{\"index\":\"{number}\",\"status\":\"active_ongoing\",\"activationEpoch\":1,\"exitEpoch\":\"18446744073709551615\",\"withdrawableEpoch\":\"18446744073709551615\"}}"
                )
            );
        }

        yield return Bytes("},\"attestations\":{\"form\":\"duties\",\"perValidator\":{");
        // Rendering slots costs more than reading them, so a few columns are repeated under every key.
        var columns = Enumerable.Range(0, 32).Select(validator => Bytes(Duties(validator, epochs))).ToArray();
        for (var number = 1; number <= minipools; number++)
        {
            yield return Bytes(Text($"{(number == 1 ? "" : ",")}\"{SyntheticInterval.Key(number)}\":"));
            yield return columns[number % columns.Length];
        }

        yield return Bytes("}},\"withdrawals\":[]}");
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Head(NetworkState state, int epochs)
    {
        var interval = state.Interval;
        var last = interval.ConsensusStartBlock + 32 * (ulong)epochs - 1;
        return Text(
            $"{{\"schema\":\"{NetworkState.Schema}\",\"network\":\"mainnet\",\"index\":40,\"intervalsPassed\":1,\"beacon\":{{\"genesisTime\":1606824023,\"secondsPerSlot\":12,\"slotsPerEpoch\":32}},\"interval\":{{\"intervalTime\":2419200,\"startTime\":{interval.StartTime},\"endTime\":{state.Beacon.TimeOfSlot(last)},\"consensusStartNominal\":{interval.ConsensusStartBlock},\"consensusStartBlock\":{interval.ConsensusStartBlock},\"nominalEndSlot\":{last},\"consensusEndBlock\":{last},\"executionStartBlock\":1,\"executionStartTime\":{interval.StartTime},\"executionEndBlock\":2,\"executionEndTime\":{state.Beacon.TimeOfSlot(last)}}},\"protocol\":{{\"pendingRpl\":\"70000000000000000000000\",\"nodePct\":\"700000000000000000\",\"odaoPct\":\"25000000000000000\",\"pdaoPct\":\"275000000000000000\",\"rplPrice\":\"2000000000000000\",\"minCollateralFraction\":\"100000000000000000\",\"maxCollateralFraction\":\"1500000000000000000\",\"smoothingPoolBalance\":\"700000000000000000000\",\"enabledNetworks\":[0]}},\"odao\":[{{\"address\":\"{SyntheticInterval.Account(1)}\",\"joinedTime\":0}}],\"nodes\":["
        );
    }

    private static string Node(int node)
    {
        var text = new StringBuilder();
        text.Append(
            Text(
                $"{{\"address\":\"{SyntheticInterval.Account(node + 1)}\",\"registrationTime\":1606824023,\"rewardNetwork\":0,\"optedIn\":true,\"optChangedTime\":1606824024,\"rplStake\":\"1000000000000000000000\",\"megapool\":null,\"minipools\":["
            )
        );
        for (var count = 1; count <= SyntheticInterval.MinipoolsOfNode; count++)
        {
            var number = node * SyntheticInterval.MinipoolsOfNode + count;
            text.Append(
                Text(
                    $"{(count == 1 ? "" : ",")}{{\"address\":\"{SyntheticInterval.Account(1_000_000 + number)}\",\"pubkey\":\"{SyntheticInterval.Key(number)}\",\"exists\":true,\"status\":2,\"statusTime\":1,\"penaltyCount\":0,\"finalised\":false,\"nodeFee\":\"140000000000000000\",\"nodeDepositBalance\":\"8000000000000000000\",\"userDepositBalance\":\"24000000000000000000\",\"lastBondReductionTime\":0,\"lastBondReductionPrevValue\":\"0\",\"lastBondReductionPrevNodeFee\":\"0\"}}"
                )
            );
        }

        return text.Append("]}").ToString();
    }

    private static string Duties(int validator, int epochs)
    {
        var good = Enumerable.Range(0, epochs).Where(epoch => !SyntheticInterval.IsMissed(validator, epoch));
        var bad = Enumerable.Range(0, epochs).Where(epoch => SyntheticInterval.IsMissed(validator, epoch));
        return $"{{\"success\":[{Slots(validator, good)}],\"missed\":[{Slots(validator, bad)}]}}";
    }

    private static string Slots(int validator, IEnumerable<int> epochs) =>
        string.Join(
            ',',
            epochs.Select(epoch =>
                SyntheticInterval.SlotOfDuty(validator, epoch).ToString(CultureInfo.InvariantCulture)
            )
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
