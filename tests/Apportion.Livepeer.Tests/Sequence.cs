using System.IO.Compression;
using Apportion.Core;
using Apportion.Livepeer.Facts;
using Apportion.Livepeer.Rulesets;
using Apportion.Livepeer.State.Saving;

namespace Apportion.Livepeer.Tests;

/// <summary>A recorded sequence: its facts, and engines over them.</summary>
internal sealed class Sequence
{
    private readonly LivepeerInput _input = new(new LivepeerContracts());

    public Sequence(string name)
    {
        using var stream = new GZipStream(File.OpenRead(VectorFolder.File(name)), CompressionMode.Decompress);
        _input.ReadLogs(stream, name);
        Facts = _input.Facts(Findings);
    }

    public List<Finding> Findings { get; } = [];

    public IReadOnlyList<LivepeerFact> Facts { get; }

    public LivepeerOptions Options => new(_input.Contracts.Copy(), LivepeerRulesets.Latest, _input.Parameters);

    public LivepeerEngine Replay(IEnumerable<LivepeerFact>? facts = null)
    {
        var engine = new LivepeerEngine(Options);
        engine.Apply(facts ?? Facts);
        return engine;
    }

    public static byte[] Bytes(LivepeerEngine engine)
    {
        using var memory = new MemoryStream();
        SavedState.Save(engine, memory);
        return memory.ToArray();
    }

    public LivepeerEngine Load(byte[] bytes) => SavedState.Load(new MemoryStream(bytes), Options, "saved");
}
