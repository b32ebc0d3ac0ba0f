using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;
using Apportion.RocketPool.Tests.Pipeline;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Conformance;

/// <summary>Every format of vectors that comes from outside: published files, score tables, SSZ encodings, executed claims.</summary>
public sealed class SharedVectorTests
{
    [VectorFact("rocket-pool/real")]
    public void Every_published_file_agrees_with_its_index() =>
        Agrees("rocket-pool/real", new RewardsFileRunner(), atLeast: 8_000);

    [VectorFact("rocket-pool/smoothing-pool")]
    public void Every_score_table_gives_the_published_amounts() =>
        Agrees("rocket-pool/smoothing-pool", new SmoothingPoolRunner(), atLeast: 10_000);

    [VectorFact("rocket-pool/ssz")]
    public void Every_encoding_is_read_and_written_byte_for_byte() =>
        Agrees("rocket-pool/ssz", new SszRunner(), atLeast: 10_000);

    [VectorFact("rocket-pool-claims")]
    public void Every_claim_ends_as_on_the_real_distributor() =>
        Agrees("rocket-pool-claims", new ClaimsRunner(), atLeast: 100);

    private static void Agrees(string folder, IConformanceRunner runner, long atLeast)
    {
        var result = new ConformanceSuite([runner]).Run(DiskVectorFile.Below(Vectors.At(folder)), threads: 2);
        var own = result.Files.Where(file => file.Format == runner.Format).ToList();
        var differences = own.Where(file => file.Different > 0 || file.Error is not null)
            .Select(file =>
                FormattableString.Invariant(
                    $"{file.Path}: {file.Different} of {file.Compared} {file.Error} {string.Join("; ", file.Differences.Take(3))}"
                )
            );
        Assert.Empty(differences);
        Assert.True(
            own.Sum(file => file.Compared) >= atLeast,
            FormattableString.Invariant($"only {own.Sum(file => file.Compared)} values were compared")
        );
    }
}
