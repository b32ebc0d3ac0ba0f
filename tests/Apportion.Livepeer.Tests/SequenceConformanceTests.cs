using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Livepeer.Conformance;
using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

public sealed class SequenceConformanceTests
{
    [Fact]
    public void Every_recorded_view_is_reproduced_from_logs_alone()
    {
        var vectors = new VectorSet(VectorFolder.Files.Select(path => new DiskVectorFile(path)));

        var result = new ConformanceSuite([new SequenceRunner()]).Run(vectors, threads: 1);

        Assert.Empty(
            result.Files.SelectMany(file =>
                file.Differences.Select(d => $"{file.Path}: {d.Where}: expected {d.Expected}, found {d.Actual}")
            )
        );
        Assert.Equal(Verdict.Match, result.Verdict);
        Assert.True(result.Compared > (Repository.SharedVectors is null ? 4_000 : 490_000));
    }
}
