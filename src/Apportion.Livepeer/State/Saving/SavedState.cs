using System.Text;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Replay;

namespace Apportion.Livepeer.State.Saving;

/// <summary>
/// A saved state: eight bytes of name and version, the body, and the Keccak-256 of both. The same state gives the same
/// bytes on any machine; bytes that were changed or cut are refused.
/// </summary>
public static class SavedState
{
    private static readonly byte[] Header = Encoding.ASCII.GetBytes("APLPST01");

    /// <summary>Writes the state of an engine after its last complete transaction, with the contract addresses it learnt.</summary>
    public static void Save(LivepeerEngine engine, Stream stream)
    {
        engine.Flush();
        using var memory = new MemoryStream();
        memory.Write(Header);
        var writer = new StateWriter(memory);
        Contracts(writer, engine.Options.Contracts);
        engine.State.Exchange(writer);
        var bytes = memory.ToArray();
        stream.Write(bytes);
        stream.Write(Keccak256.Hash(bytes).ToArray());
    }

    /// <summary>An engine that goes on where a saved one stopped. Logs it has seen already are passed over.</summary>
    /// <param name="stream">The saved state.</param>
    /// <param name="options">As for a new engine; contract addresses of the saved state are added.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">The bytes are no saved state of this version, or damaged.</exception>
    public static LivepeerEngine Load(Stream stream, LivepeerOptions options, string file)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        if (bytes.Length < Header.Length + Hash256.Size || !bytes.AsSpan(0, Header.Length).SequenceEqual(Header))
            throw Bad(file, "a state saved by this version", "other bytes");
        var body = bytes.AsMemory(0, bytes.Length - Hash256.Size);
        if (Keccak256.Hash(body.Span) != Hash256.FromBytes(bytes.AsSpan(body.Length)))
            throw Bad(file, "bytes that match their hash", "changed or missing bytes");
        var reader = new StateReader(body[Header.Length..]);
        Contracts(reader, options.Contracts);
        var state = new LivepeerState();
        state.Exchange(reader);
        return new LivepeerEngine(options, state, ReplayAmounts.AsLogged);
    }

    private static void Contracts(StateExchange exchange, LivepeerContracts contracts)
    {
        var all = contracts.All;
        var count = exchange.Count(all.Count);
        for (var i = 0; i < count; i++)
        {
            var (role, address) = exchange.Reads ? default : all[i];
            var number = (int)role;
            exchange.Value(ref number);
            exchange.Value(ref address);
            if (exchange.Reads)
                contracts.Add((ContractRole)number, address);
        }
    }

    private static ApportionException Bad(string file, string expected, string found) =>
        ApportionException.Malformed(
            "livepeer.state",
            file,
            expected,
            found,
            "delete it and replay the logs from the first block"
        );
}
