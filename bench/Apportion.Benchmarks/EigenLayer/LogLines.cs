using System.Globalization;
using System.Text;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Merkle;
using Apportion.Numerics;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.Benchmarks.EigenLayer;

/// <summary>
/// Synthetic <c>eth_getLogs</c> JSON Lines of mainnet's contracts, four logs a block. A line is a function of its number, so
/// that a million of them can be read in any order without keeping them.
/// </summary>
internal sealed class LogLines(long count, bool shuffled) : Stream
{
    private const string Withdrawal =
        "SlashingWithdrawalQueued(bytes32,(address,address,address,uint256,uint32,address[],uint256[]),uint256[])";
    private const int Stakers = 100_000;
    private const int Operators = 500;
    private const int Strategies = 12;

    /// <summary>Odd and no divisor of a round number, so that multiples of it visit every line once.</summary>
    private const long Stride = 7_368_787;

    private static readonly EigenLayerContracts Mainnet = EigenLayerContracts.For("mainnet");

    private byte[] _line = [];
    private int _given;
    private long _next;

    /// <summary>Bytes given so far.</summary>
    public long Bytes { get; private set; }

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
        if (_given == _line.Length)
        {
            if (_next == count)
                return 0;
            (_line, _given) = (Encoding.UTF8.GetBytes(Line(shuffled ? _next * Stride % count : _next) + "\n"), 0);
            _next++;
        }
        var length = Math.Min(buffer.Length, _line.Length - _given);
        _line.AsSpan(_given, length).CopyTo(buffer);
        _given += length;
        Bytes += length;
        return length;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static string Line(long number)
    {
        var (contract, signature, topics, data) = Event(number);
        var block = 19_500_000 + (number / 4);
        Hash256[] all = [new EventSignature(signature).Topic0, .. topics];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"address\":\"{Mainnet.AddressOf(contract)}\",\"topics\":[{string.Join(',', all.Select(topic => $"\"{topic}\""))}],\"data\":\"0x{Convert.ToHexStringLower(data.ToArray())}\",\"blockNumber\":\"0x{block:x}\",\"blockHash\":\"{Hash(1, block)}\",\"blockTimestamp\":\"0x{1_700_000_000 + (12 * (number / 4)):x}\",\"transactionHash\":\"{Hash(2, number / 2)}\",\"transactionIndex\":\"0x{number / 2 % 2:x}\",\"logIndex\":\"0x{number % 4 * 3:x}\",\"removed\":false}}"
        );
    }

    private static (EigenLayerContract Contract, string Signature, Hash256[] Topics, AbiWriter Data) Event(long number)
    {
        var (staker, @operator) = (Account(3, number / 16 % Stakers), Account(4, number / 16 % Operators));
        var strategy = Account(5, number / 16 % Strategies);
        var shares = (UInt256)(ulong)(1_000_000_000_000_000_000 + number);
        return (number % 16) switch
        {
            0 or 4 or 12 => (
                StrategyManager,
                "Deposit(address,address,uint256)",
                [],
                new AbiWriter().Write(staker).Write(strategy).Write(shares)
            ),
            1 or 5 or 13 => (
                DelegationManager,
                "OperatorSharesIncreased(address,address,address,uint256)",
                [Word(@operator)],
                new AbiWriter().Write(staker).Write(strategy).Write(shares)
            ),
            2 or 6 or 14 => (
                DelegationManager,
                "DepositScalingFactorUpdated(address,address,uint256)",
                [],
                new AbiWriter().Write(staker).Write(strategy).Write(shares)
            ),
            3 => (
                DelegationManager,
                "StakerDelegated(address,address)",
                [Word(staker), Word(@operator)],
                new AbiWriter()
            ),
            7 => (
                EigenPodManager,
                number % 10_007 == 7
                    ? "BeaconChainSlashingFactorDecreased(address,uint64,uint64)"
                    : "PodSharesUpdated(address,int256)",
                number % 10_007 == 7 ? [] : [Word(staker)],
                number % 10_007 == 7
                    ? new AbiWriter().Write(staker).Write((UInt256)1_000ul).Write((UInt256)999ul)
                    : new AbiWriter().Write(shares)
            ),
            8 => (DelegationManager, Withdrawal, [], Queued(number, staker, @operator, strategy)),
            9 => (
                DelegationManager,
                "OperatorSharesDecreased(address,address,address,uint256)",
                [Word(@operator)],
                new AbiWriter().Write(staker).Write(strategy).Write((UInt256)5ul)
            ),
            10 => (
                DelegationManager,
                "SlashingWithdrawalCompleted(bytes32)",
                [],
                new AbiWriter().Write(Hash(6, number))
            ),
            11 => (
                RewardsCoordinator,
                "RewardsClaimed(bytes32,address,address,address,address,uint256)",
                [Word(staker), Word(staker), Word(staker)],
                new AbiWriter().Write(Hash(7, number / 100_000)).Write(strategy).Write(shares)
            ),
            _ => (
                AllocationManager,
                "AllocationUpdated(address,(address,uint32),address,uint64,uint32)",
                [],
                new AbiWriter()
                    .Write(@operator)
                    .Write(Account(8, number % 50))
                    .Write(UInt256.One)
                    .Write(strategy)
                    .Write((UInt256)(ulong)(number % 1_000_000_000))
                    .Write((UInt256)(ulong)(19_500_000 + (number / 4)))
            ),
        };
    }

    private static AbiWriter Queued(long number, Address staker, Address @operator, Address strategy)
    {
        var withdrawal = new AbiWriter()
            .Write(staker)
            .Write(@operator)
            .Write(staker)
            .Write((UInt256)(ulong)number)
            .Write((UInt256)(ulong)(19_500_000 + (number / 4)))
            .WriteArray<Address>([strategy], static (writer, value) => writer.Write(value))
            .WriteArray<ulong>([5], static (writer, value) => writer.Write((UInt256)value));
        return new AbiWriter()
            .Write(Hash(9, number))
            .WriteTuple(withdrawal)
            .WriteArray<ulong>([5], static (writer, value) => writer.Write((UInt256)value));
    }

    private static Address Account(byte kind, long number) =>
        Address.FromBytes(Hash(kind, number).ToArray().AsSpan(0, Address.Length));

    private static Hash256 Hash(byte kind, long number)
    {
        Span<byte> seed = stackalloc byte[9];
        seed[0] = kind;
        BitConverter.TryWriteBytes(seed[1..], number);
        return Keccak256.Hash(seed);
    }

    private static Hash256 Word(Address address) => Hash256.FromBytes(new AbiWriter().Write(address).ToArray());
}
