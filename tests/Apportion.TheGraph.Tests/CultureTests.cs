using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;

namespace Apportion.TheGraph.Tests;

public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void The_recorded_values_are_reproduced_in_any_culture(string name)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            var result = new ConformanceSuite(GraphConformance.Runners).Run(
                new VectorSet([GzipVector.Named("tiny"), GzipVector.Named("upgrade-corner-gip0088")]),
                threads: 1
            );
            Assert.Equal(0, result.Different);
            Assert.Equal(Verdict.Match, result.Verdict);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
