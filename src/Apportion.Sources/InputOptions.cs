namespace Apportion.Sources;

/// <summary>Bounds and hooks for reading inputs.</summary>
public sealed record InputOptions
{
    /// <summary>The default bound of one input after decompression: 4 GiB.</summary>
    public const long DefaultMaxBytes = 4L << 30;

    /// <summary>Bounds of 4 GiB and no hook.</summary>
    public static InputOptions Default { get; } = new();

    /// <summary>The most bytes one input may hold after decompression; more is <c>input.too-large</c>. Stops zip bombs.</summary>
    public long MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>Called with every piece read: the input and the decompressed bytes so far. May come from any thread.</summary>
    public Action<InputFile, long>? BytesRead { get; init; }

    /// <summary>Gives standard input when <c>-</c> is opened; left out, <c>-</c> is refused.</summary>
    public Func<Stream>? StandardInput { get; init; }

    /// <summary>Called with every input as it is opened. May come from any thread.</summary>
    public Action<InputFile>? Opened { get; init; }

    /// <summary>Told of every file that is opened, with its length as it lies on disk; pipes have none and are not told of.</summary>
    public Action<InputFile, long>? LengthKnown { get; init; }

    /// <summary>Told how many bytes of a file on disk were just read, before they are unpacked.</summary>
    public Action<int>? RawBytesRead { get; init; }
}
