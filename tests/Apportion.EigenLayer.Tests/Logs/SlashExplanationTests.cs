using Apportion.Core;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Tests;
using static Apportion.EigenLayer.Tests.Logs.LogScript;

namespace Apportion.EigenLayer.Tests.Logs;

public class SlashExplanationTests
{
    [Fact]
    public void Every_slash_of_every_recorded_history_can_be_explained_and_rechecked()
    {
        foreach (var scenario in new[] { "edge", "seq-1", "seq-2", "seq-3" })
        {
            if (Vectors.Find($"eigenlayer-logs/{scenario}/logs.jsonl.gz") is not { } file)
            {
                continue;
            }

            using var stream = new DiskVectorFile(file).Open();
            var logs = LogHistory.Read(stream, scenario).ToFacts();
            var explanation = new SlashExplanation(logs);
            foreach (var slash in logs.Facts.SlashedOperators)
            {
                var derivations = explanation.Explain(slash.BlockNumber, slash.LogIndex);
                Assert.Contains(derivations, step => step.Name == "wad" && step.Result == slash.WadSlashed.ToString());
                Assert.DoesNotContain(
                    derivations,
                    step => step.Note?.Contains("missing", StringComparison.Ordinal) == true
                );
                Assert.All(derivations, step => Assert.Empty(Recheck.Run(step, FormulaLibrary.BuiltIn).Findings));
            }

            foreach (var slash in logs.BeaconChainSlashes)
            {
                Assert.NotEmpty(explanation.Explain(slash.BlockNumber, slash.LogIndex));
            }
        }
    }

    [Fact]
    public void A_slash_says_what_the_staker_lost_and_why_a_leaver_lost_too()
    {
        var script = new LogScript().Deposit(Alice, 101).Delegate(Alice, Operator).NextBlock();
        script.Undelegate(Alice, Operator).Slash(Operator, 500_000_000_000_000_000);
        var loss = new SlashExplanation(script.Read()).Explain(2, 1, Alice)[^1];
        Assert.Equal(("loss", "50", "eigenlayer.slash.phantom"), (loss.Name, loss.Result, loss.Reason));
        Assert.Equal("1/2", loss.Roundings[0].Discarded);
    }

    [Fact]
    public void A_place_without_a_slash_is_refused() =>
        Assert.Throws<ApportionException>(() => new SlashExplanation(new LogScript().Read()).Explain(1, 0));
}
