using System.Numerics;
using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Numerics;
using Apportion.RocketPool.Reports.Verification;

namespace Apportion.RocketPool.Conformance;

/// <summary>
/// The bonuses of a score table. The current fee of a minipool is not public: it is inferred from the published bonus, and the bonus is
/// then computed again from the fee, exactly, with the remainder and sum that the scalar stands for.
/// </summary>
internal sealed class BonusTable
{
    private readonly BigInteger _balance;
    private readonly BigInteger? _scalar;
    private readonly BigInteger? _implied;
    private BigInteger _unscaled;

    public BonusTable(ScoreTable table, JsonElement expected)
    {
        _balance = (BigInteger)table.Balance;
        _scalar = Number(expected, "bonusScalar");
        _implied = Number(expected, "totalConsensusBonusImplied");
        IsRecomputable = _implied is not null && expected.Given("bonusScalarRecomputes")?.GetBoolean() == true;
    }

    private bool IsRecomputable { get; }

    /// <summary>Compares one bonus; gives the computed one.</summary>
    public BigInteger Compare(ScoreTable.Entry entry, UInt256 expected, FileTally tally)
    {
        if (
            entry.Income is not { } income
            || entry.Commission is not { } commission
            || income.IsZero
            || _scalar is not { } scalar
            || scalar.IsZero
        )
        {
            tally.Equal($"{entry.Id} bonusEthEarned", expected, UInt256.Zero);
            return BigInteger.Zero;
        }
        BigInteger fee = expected.IsZero
            ? (BigInteger)commission
            : BonusRecomputation.FeeOf(income, commission, expected, (UInt256)scalar);
        BigInteger unscaled = BonusRecomputation.Unscaled(income, commission, fee);
        _unscaled += unscaled;
        BigInteger bonus = BigInteger.Divide(unscaled * scalar, BonusRecomputation.One);
        // The scalar is rounded down itself, so a scaled bonus may be one wei above what it gives.
        if (scalar != BonusRecomputation.One && (BigInteger)expected == bonus + 1)
            bonus += 1;
        tally.Equal($"{entry.Id} bonusEthEarned", (BigInteger)expected, bonus);
        return bonus;
    }

    /// <summary>Compares the sum of unscaled bonuses, and the scalar that follows from it.</summary>
    public void CompareScalar(BigInteger earned, FileTally tally)
    {
        if (_implied is { } implied)
            tally.Equal("totalConsensusBonusImplied", implied, _unscaled);
        if (IsRecomputable && _scalar is { } scalar)
            tally.Equal("bonusScalar", scalar, BonusRecomputation.Scalar(_balance - earned, _unscaled));
    }

    private static BigInteger? Number(JsonElement element, string name) =>
        element.Given(name) is { } value ? BigInteger.Parse(value.GetString()!, null) : null;
}
