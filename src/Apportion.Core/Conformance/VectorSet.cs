namespace Apportion.Core.Conformance;

/// <summary>All files under the paths of one conformance run, in ordinal order of their paths.</summary>
/// <param name="files">The files; README and script files already left out.</param>
public sealed class VectorSet(IEnumerable<VectorFile> files)
{
    private readonly HashSet<VectorFile> _claimed = new(ReferenceEqualityComparer.Instance);

    /// <summary>All files.</summary>
    public IReadOnlyList<VectorFile> All { get; } = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Files that no case has claimed yet, in order.</summary>
    public IEnumerable<VectorFile> Unclaimed => All.Where(file => !_claimed.Contains(file));

    /// <summary>All files below a folder path.</summary>
    public IEnumerable<VectorFile> Below(string folder) =>
        All.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    internal void Claim(ConformanceCase found)
    {
        foreach (var file in found.Files)
            _claimed.Add(file);
    }
}
