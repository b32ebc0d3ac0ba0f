using Apportion.Core.Conformance;
using Apportion.EigenLayer.Conformance;
using Apportion.Tests;
using Xunit.Abstractions;

namespace Apportion.EigenLayer.Tests.Commitment;

public class ClaimVectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_tree_and_claim_verdict_agrees() =>
        Run("eigenlayer/merkle", new MerkleRunner(), files: 3, atLeast: 200);

    [VectorFact("eigenlayer-logs/claims_calldata.json")]
    public void Every_call_of_the_real_contract_is_predicted_to_the_byte() =>
        Run("eigenlayer-logs", new ClaimsRunner(), files: 1, atLeast: 7_000);

    private void Run(string where, IConformanceRunner runner, int files, long atLeast)
    {
        var result = new ConformanceSuite([runner]).Run(DiskVectorFile.Below(Vectors.At(where)), threads: 1);
        var own = result.Files.Where(file => file.Format == runner.Format).ToList();
        foreach (var file in own)
        {
            output.WriteLine(
                FormattableString.Invariant($"{file.Path}: {file.Compared} compared, {file.Different} differ")
            );
            foreach (var difference in file.Differences)
            {
                output.WriteLine($"  {difference}");
            }
        }

        Assert.Equal(files, own.Count);
        Assert.All(own, file => Assert.Equal(0, file.Different));
        Assert.True(own.Sum(file => file.Compared) >= atLeast);
    }
}
