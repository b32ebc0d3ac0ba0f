namespace Apportion.Cli.Tests;

/// <summary>Real outputs against the committed schemas in docs/reference/schemas.</summary>
public class SchemaTests
{
    private static void Holds(string schema, ProgramRun run) => Assert.Equal([], JsonSchema.Check(schema, run.Out));

    [Fact]
    public void Version_and_rulesets_have_their_shape()
    {
        Holds("version", ProgramRun.Of("version", "--json"));
        Holds("rulesets", ProgramRun.Of("rulesets", "--json"));
    }

    [Fact]
    public void Conform_has_its_shape()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.json", "{\"something\":1}");
        Holds("conform", ProgramRun.Of("conform", folder.Path, "--json"));
    }

    [Fact]
    public void Verify_has_its_shape() => Holds("verify", ProgramRun.Of(["recheck", "-", "--json"], "{}"));

    [Fact]
    public void The_check_itself_finds_deviations()
    {
        Assert.Equal(
            [
                "$: schema is missing",
                "$: runtime is missing",
                "$: platform is missing",
                "$.version: expected string, found integer",
                "$.extra: not in the schema",
            ],
            JsonSchema.Check("version", "{\"version\":1,\"extra\":true}")
        );
    }
}
