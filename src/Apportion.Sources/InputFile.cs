using Apportion.Core;

namespace Apportion.Sources;

/// <summary>One input: a file or standard input, plain, gzip or Zstandard, read as a bounded stream of plain bytes.</summary>
/// <param name="Path">The path as the user gave it; <c>-</c> is standard input.</param>
public sealed record InputFile(string Path)
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInputName = "-";

    /// <summary>Whether this is standard input.</summary>
    public bool IsStandardInput => Path == StandardInputName;

    /// <summary>The path without a trailing <c>.gz</c> or <c>.zst</c>: the name of what is inside.</summary>
    public string InnerName
    {
        get
        {
            foreach (string packed in (ReadOnlySpan<string>)[".gz", ".zst", ".zstd"])
            {
                if (Path.EndsWith(packed, StringComparison.OrdinalIgnoreCase))
                    return Path[..^packed.Length];
            }
            return Path;
        }
    }

    /// <summary>Opens the input; the stream gives plain bytes, whatever the packing, and refuses more than the bound.</summary>
    /// <exception cref="InputException">Missing, a folder, unreadable, damaged packing, or too large while being read.</exception>
    public Stream Open(InputOptions options)
    {
        Stream opened = OpenRaw(options);
        if (opened is FileStream { CanSeek: true } file)
            options.LengthKnown?.Invoke(this, file.Length);
        options.Opened?.Invoke(this);
        return Open(opened, options, IsStandardInput ? null : options.RawBytesRead);
    }

    /// <summary>Plain bytes of an input that is part of another one, for example of an archive.</summary>
    /// <param name="packed">The bytes of the input as they are; closed with the stream that is given back.</param>
    /// <param name="options">Bounds and hooks.</param>
    /// <param name="bytesRead">Told how many bytes were just read, before they are unpacked.</param>
    internal Stream Open(Stream packed, InputOptions options, Action<int>? bytesRead = null)
    {
        var raw = new PeekStream(packed, bytesRead);
        Compression packing;
        try
        {
            packing = DetectCompression(raw.Peek(4));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            raw.Dispose();
            throw Unreadable(e);
        }
        return new BoundedStream(this, Unpack(raw, packing), options, packing);
    }

    /// <summary>Tells the packing from the first bytes of an input.</summary>
    /// <param name="start">The first four bytes, or fewer when the input is shorter.</param>
    public static Compression DetectCompression(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return Compression.Gzip;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]))
            return Compression.Zstandard;
        bool skippable =
            start.Length == 4
            && (start[0] & 0xf0) == 0x50
            && start[1..].SequenceEqual((ReadOnlySpan<byte>)[0x2a, 0x4d, 0x18]);
        return skippable ? Compression.Zstandard : Compression.None;
    }

    private Stream Unpack(Stream raw, Compression packing) =>
        packing switch
        {
            Compression.Gzip => new GzipStream(raw),
            Compression.Zstandard => new ZstandardStream(raw, Path),
            _ => raw,
        };

    private Stream OpenRaw(InputOptions options)
    {
        if (IsStandardInput)
        {
            return options.StandardInput is { } open
                ? open()
                : throw new InputException(
                    "input.no-standard-input",
                    FindingKind.Incomplete,
                    Path,
                    "no standard input here",
                    "a file",
                    "Name a file instead of '-'"
                );
        }
        if (Directory.Exists(Path))
        {
            throw new InputException(
                "input.is-a-folder",
                FindingKind.Incomplete,
                Path,
                "a folder",
                "a file",
                "Name a file inside it; commands that take several inputs accept the folder itself"
            );
        }
        try
        {
            return new FileStream(
                Path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 16,
                FileOptions.SequentialScan
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                "input.not-found",
                FindingKind.Incomplete,
                Path,
                "nothing at this path",
                "a file",
                "Check the path and the current folder",
                e
            );
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(e);
        }
    }

    private InputException Unreadable(Exception e) =>
        new(
            "input.unreadable",
            FindingKind.Incomplete,
            Path,
            $"a file that cannot be read ({e.Message.TrimEnd('.')})",
            "a readable file",
            "Check its permissions and the disk",
            e
        );
}
