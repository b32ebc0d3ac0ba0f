using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>Network-wide sums of scores and successful duties.</summary>
/// <param name="Score">Node operators' score.</param>
/// <param name="Voter">Voters' score.</param>
/// <param name="Treasury">Protocol DAO's score.</param>
/// <param name="Successes">Successful duties that scored.</param>
internal readonly record struct ScoreTotals(UInt256 Score, UInt256 Voter, UInt256 Treasury, ulong Successes)
{
    public static ScoreTotals Of(ScoredNode?[] nodes)
    {
        UInt256 score = default;
        UInt256 voter = default;
        UInt256 treasury = default;
        ulong successes = 0;
        foreach (var node in nodes)
        {
            foreach (var minipool in node?.Minipools ?? [])
            {
                score += minipool.Score;
                successes += minipool.Scored;
            }

            foreach (var validator in node?.MegapoolValidators ?? [])
            {
                score += validator.Score;
                voter += validator.PerDuty.Voter * validator.Good;
                treasury += validator.PerDuty.Treasury * validator.Good;
                successes += validator.Good;
            }
        }

        return new ScoreTotals(score, voter, treasury, successes);
    }

    /// <summary>Part of the balance that a score earns: two floors, by successes, then by scale.</summary>
    /// <remarks>Source: spec rocket-pool section 9.2.</remarks>
    public UInt256 Portion(UInt256 balance, UInt256 score) => UInt256.MulDivFloor(balance, score, Successes) / Wei.One;

    /// <summary>Records how the node operators' pot came about.</summary>
    public void RecordPot<TRecorder>(UInt256 balance, UInt256 pot, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Fact("balance", balance.ToString(), StateFields.Protocol("smoothingPoolBalance"));
        recorder.Fact("totalScore", Score.ToString(), StateFields.Sum("all scoring validators"));
        recorder.Fact(
            "successes",
            Successes.ToString(CultureInfo.InvariantCulture),
            StateFields.Sum("all scoring validators")
        );
        recorder.Step(
            "nodeOperatorPot",
            "floor(floor(balance * totalScore / successes) / 1000000000000000000)",
            pot.ToString(),
            "spec rocket-pool section 9.2",
            ("balance", balance),
            ("totalScore", Score),
            new Term("successes", Successes)
        );
        recorder.Annotate(title: "Smoothing Pool ETH of the node operators", unit: "wei");
    }
}
