using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.Core.Tests.Evm;

public class EventArgumentsTests
{
    private static readonly EventDescription Moved = EventDescription.Parse(
        "Moved(address indexed from, uint256 amount, uint64 indexed round, bytes20 commit, bytes32 indexed id, bytes proof, string note)"
    );

    private static readonly Address Someone = Address.Parse("0x7750d328b314effa365a0402ccfd489b80b0adda");
    private static readonly Hash256 Id = Hash256.ParseHex(
        "0x0101010101010101010101010101010101010101010101010101010101010101"
    );

    [Fact]
    public void Arguments_come_in_the_order_of_the_declaration_from_topics_and_data_alike()
    {
        var arguments = new EventArguments(Moved, Topics(round: 12), Data());

        Assert.Equal(Someone, arguments.Address());
        Assert.Equal((UInt256)1000u, arguments.UInt256());
        Assert.Equal(12ul, arguments.UInt64());
        Assert.Equal(Someone, arguments.Bytes20());
        Assert.Equal(Id, arguments.Hash());
        Assert.Equal([1, 2, 3], arguments.Bytes());
        Assert.Equal("moved", arguments.Text());
    }

    [Fact]
    public void After_bytes_and_texts_the_next_argument_is_the_declared_one()
    {
        var mixed = EventDescription.Parse("Mixed(bytes proof, uint64 indexed round, string note, bytes32 indexed id)");
        Hash256[] topics = [mixed.Topic0, Topics(round: 12)[2], Id];
        var arguments = new EventArguments(
            mixed,
            topics,
            new AbiWriter().WriteBytes([1, 2, 3]).WriteString("moved").ToArray()
        );

        Assert.Equal([1, 2, 3], arguments.Bytes());
        Assert.Equal(12ul, arguments.UInt64());
        Assert.Equal("moved", arguments.Text());
        Assert.Equal(Id, arguments.Hash());
    }

    [Fact]
    public void A_number_over_64_bits_is_refused_where_one_below_is_asked_for()
    {
        var topics = Topics(round: UInt256.MaxValue);
        var refused = Assert.Throws<AbiException>(() =>
        {
            var arguments = new EventArguments(Moved, topics, Data());
            arguments.Address();
            arguments.UInt256();
            return arguments.UInt64();
        });

        Assert.StartsWith("at byte 0: found 0xffff", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_topics_or_another_event_is_refused()
    {
        var topics = Topics(round: 12);

        Assert.Contains(
            "3 topics that start with",
            Assert.Throws<AbiException>(() => new EventArguments(Moved, topics[..3], Data())).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "no topics, expected 4",
            Assert.Throws<AbiException>(() => new EventArguments(Moved, [], Data())).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<AbiException>(() => new EventArguments(Moved, [Id, .. topics[1..]], Data()));
    }

    [Fact]
    public void Static_arguments_are_read_without_allocating()
    {
        var (topics, data) = (Topics(round: 12), Data());
        Sum(topics, data);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var sum = Sum(topics, data);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((UInt256)1012u, sum);
    }

    private static UInt256 Sum(Hash256[] topics, byte[] data)
    {
        var arguments = new EventArguments(Moved, topics, data);
        arguments.Address();
        return arguments.UInt256() + arguments.UInt64();
    }

    private static Hash256[] Topics(UInt256 round) =>
        [
            Moved.Topic0,
            Hash256.FromBytes(new AbiWriter().Write(Someone).ToArray()),
            Hash256.FromBytes(new AbiWriter().Write(round).ToArray()),
            Id,
        ];

    private static byte[] Data()
    {
        var commit = new byte[32];
        new AbiWriter().Write(Someone).ToArray().AsSpan(12).CopyTo(commit);
        return new AbiWriter()
            .Write((UInt256)1000u)
            .Write(Hash256.FromBytes(commit))
            .WriteBytes([1, 2, 3])
            .WriteString("moved")
            .ToArray();
    }
}
