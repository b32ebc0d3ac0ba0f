using Apportion.Core;
using Apportion.DataHaven.Rulesets;

namespace Apportion.DataHaven.Tests;

public sealed class ModelsTests
{
    [Theory]
    [InlineData(200u, "M0")]
    [InlineData(700u, "M0")]
    [InlineData(800u, "M1")]
    [InlineData(840u, "M1")]
    [InlineData(900u, "M2-onchain")]
    [InlineData(910u, "M3-rt910")]
    [InlineData(1000u, "M3")]
    [InlineData(1300u, "M3")]
    [InlineData(1400u, "M4")]
    [InlineData(1500u, "M5")]
    public void A_spec_version_names_what_ran(uint specVersion, string model) =>
        Assert.Equal(model, Models.ForSpecVersion(specVersion).Name);

    [Fact]
    public void Switches_lead_from_one_model_to_the_next()
    {
        var switched = Switches.Set(Models.M4, "retry-rewards", "on");
        switched = Switches.Set(switched, "retry-slashes", "on");
        Assert.Equal(
            Models.M5,
            switched with
            {
                Name = Models.M5.Name,
                Parent = Models.M5.Parent,
                Summary = Models.M5.Summary,
                FirstSpecVersion = Models.M5.FirstSpecVersion,
            }
        );
    }

    [Theory]
    [InlineData("liveness", "maybe")]
    [InlineData("liveness", "7")]
    [InlineData("scaling", "perhaps")]
    [InlineData("colour", "red")]
    public void Unknown_switches_are_refused(string name, string value) =>
        Assert.Throws<ApportionException>(() => Switches.Set(Models.M5, name, value));
}
