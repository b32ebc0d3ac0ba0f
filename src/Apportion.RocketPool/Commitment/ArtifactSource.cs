namespace Apportion.RocketPool.Commitment;

/// <summary>A file to verify, wherever it lies.</summary>
/// <param name="Name">Name for messages and reports.</param>
/// <param name="Open">Opens it, already unpacked.</param>
/// <param name="Optional">
/// True if nobody named the file outright: if it is none of ours it is passed over, with a notice, instead of being malformed.
/// </param>
public sealed record ArtifactSource(string Name, Func<Stream> Open, bool Optional = false);
