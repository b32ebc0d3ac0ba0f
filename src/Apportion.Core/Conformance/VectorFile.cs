using System.Text;

namespace Apportion.Core.Conformance;

/// <summary>
/// One vector file, wherever it lies. Core knows no file system: a source gives the stream, already decompressed.
/// </summary>
public abstract class VectorFile
{
    private const int HeadLength = 64 * 1024;
    private readonly Lock _lock = new();
    private string? _head;

    /// <summary>Path as given and shown to users, with <c>/</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The last part of the path, without a compression suffix (<c>.gz</c>, <c>.zst</c>).</summary>
    public string Name
    {
        get
        {
            var name = Path[(Path.LastIndexOf('/') + 1)..];
            if (name.EndsWith(".gz", StringComparison.Ordinal))
                return name[..^3];
            return name.EndsWith(".zst", StringComparison.Ordinal) ? name[..^4] : name;
        }
    }

    /// <summary>The folder part of the path, without a trailing slash; empty if there is none.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var slash ? Path[..slash] : "";

    /// <summary>Opens the decompressed content.</summary>
    public abstract Stream Open();

    /// <summary>The file at a path relative to this file's folder, with or without a compression suffix; null if there is none.</summary>
    public abstract VectorFile? Sibling(string relativePath);

    /// <summary>The first 64 KiB as text, for recognising the format; bytes outside UTF-8 show as U+FFFD.</summary>
    public string Head
    {
        get
        {
            lock (_lock)
                return _head ??= ReadHead();
        }
    }

    /// <summary>The whole content as bytes.</summary>
    public byte[] ReadAllBytes()
    {
        using var stream = Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private string ReadHead()
    {
        using var stream = Open();
        var buffer = new byte[HeadLength];
        var read = stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
