using Apportion.Core;

namespace Apportion.Sources;

/// <summary>
/// A file that appears whole or not at all: written beside its place, flushed to disk, then renamed. Without
/// <see cref="Commit"/> nothing appears and whatever stood there stays.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private readonly string place;
    private readonly string beside;
    private FileStream? stream;

    private OutputFile(string place, string beside, FileStream stream)
    {
        this.place = place;
        this.beside = beside;
        this.stream = stream;
    }

    /// <summary>Where to write until <see cref="Commit"/>.</summary>
    public Stream Stream => stream ?? throw new ObjectDisposedException(nameof(OutputFile));

    /// <summary>Starts a file at a path, replacing what stands there only when committed.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static OutputFile Create(string path)
    {
        string temporary = FormattableString.Invariant($"{path}.partial-{Environment.ProcessId}");
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            return new OutputFile(
                path,
                temporary,
                new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    /// <summary>Writes a whole file through one action.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using OutputFile file = Create(path);
        try
        {
            write(file.Stream);
        }
        catch (IOException e)
        {
            throw Unwritable(path, e);
        }
        file.Commit();
    }

    /// <summary>Flushes to disk and puts the file in its place.</summary>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public void Commit()
    {
        if (stream is null)
            throw new ObjectDisposedException(nameof(OutputFile));
        try
        {
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            stream = null;
            File.Move(beside, place, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(place, e);
        }
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        if (stream is null && !File.Exists(beside))
            return;
        try
        {
            stream?.Dispose();
        }
        catch (IOException)
        {
            // What is still buffered finds no space: the file is dropped all the same.
        }
        stream = null;
        File.Delete(beside);
    }

    /// <summary>The error of a place that cannot be written (<c>output.unwritable</c>).</summary>
    /// <param name="path">The place, for people.</param>
    /// <param name="e">What the system said.</param>
    public static InputException Unwritable(string path, Exception e) =>
        new(
            "output.unwritable",
            FindingKind.Incomplete,
            path,
            $"a place that cannot be written ({e.Message.TrimEnd('.')})",
            "a writable place",
            "Check the folder's permissions and the free space",
            e
        );
}
