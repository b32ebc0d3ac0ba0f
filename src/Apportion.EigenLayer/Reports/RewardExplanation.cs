using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>Answers a question by watching the stages compute it and writing down every step of the rows asked for.</summary>
internal sealed class RewardExplanation
{
    private readonly List<(int Day, Merkle.Hash256 Hash, string Reason, Derivation Derivation)> _derivations = [];
    private readonly List<RewardGroup> _seen = [];
    private readonly EigenLayerFacts _facts;
    private readonly EigenLayerState _state;
    private readonly RewardQuestion _question;
    private readonly int _earner;
    private readonly Lock _lock = new();
    private int _more;

    public RewardExplanation(EigenLayerFacts facts, EigenLayerState state, RewardQuestion question)
    {
        (_facts, _state, _question) = (facts, state, question);
        _earner = state.Book.Find(question.Earner);
    }

    /// <summary>Watches a submission if the question is about it.</summary>
    public IRowObserver? Observe(RewardGroup group)
    {
        var row = group.Rewards[0].Row;
        if (_question.Submission is { } hash && row.Hash != hash)
            return null;
        if (_question.Token is { } token && _state.Book[row.Token] != token)
            return null;
        return _question.Day is { } day && (day < group.From || day > group.To) ? null : new Observer(this, group);
    }

    /// <summary>The answer, in order of day and submission.</summary>
    public RewardAnswer Close()
    {
        var findings = new List<Finding>();
        if (_more > 0)
            findings.Add(
                Finding.Notice(
                    "eigenlayer.explain.more",
                    _question.Earner.ToString(),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{_more} further amounts; narrow the question by day, submission or token"
                    )
                )
            );
        var derivations = _derivations
            .OrderBy(entry => entry.Day)
            .ThenBy(entry => entry.Hash)
            .ThenBy(entry => entry.Reason, StringComparer.Ordinal)
            .Select(entry => entry.Derivation)
            .ToList();
        if (derivations.Count == 0)
            derivations.AddRange(Zeros());
        return new RewardAnswer(derivations, findings);
    }

    private IEnumerable<Derivation> Zeros()
    {
        foreach (
            var group in _seen
                .OrderBy(group => group.Kind)
                .ThenBy(group => group.Rewards[0].Row.Hash)
                .Take(_question.Limit)
        )
            yield return ZeroReasons.Explain(_state, group, _earner, _question.Day ?? group.From);
        if (_seen.Count == 0)
        {
            var recording = new Recording();
            recording.Zero(
                "amount",
                "eigenlayer.zero.no-submission",
                "no submission pays on the days asked for",
                "eigenlayer section 6.7"
            );
            yield return recording.Last;
        }
    }

    private int DayOf(in GoldRow row) => _question.Day ?? row.From;

    private bool IsAsked(in GoldRow row) =>
        row.Earner == _earner && (_question.Day is not { } day || (row.From <= day && day <= row.To));

    private void Add(in GoldRow row, Derivation derivation)
    {
        lock (_lock)
            if (_derivations.Count < _question.Limit)
                _derivations.Add((DayOf(row), row.Reward.Row.Hash, RewardReasons.Of(row.Table), derivation));
            else
                _more++;
    }

    private sealed class Observer : IRowObserver
    {
        private readonly RewardExplanation _explanation;
        private readonly RowDerivation _derivation;
        private readonly List<GoldRow> _parts = [];
        private readonly List<GoldRow> _refunds = [];
        private GoldRow? _operatorRow;

        public Observer(RewardExplanation explanation, RewardGroup group)
        {
            _explanation = explanation;
            _derivation = new RowDerivation(explanation._facts, explanation._state);
            lock (explanation._lock)
                explanation._seen.Add(group);
        }

        public void Row(in GoldRow row)
        {
            var kind = RewardReasons.KindOf(row.Table);
            if (kind == PartKind.Operator)
                _operatorRow = row;
            if (kind == PartKind.Refund)
                _refunds.Add(row);
            if (kind == PartKind.Staker && row.Operator == _explanation._earner)
                _parts.Add(row);
            if (kind != PartKind.Refund && _explanation.IsAsked(row) && _explanation.HasRoom())
                _explanation.Add(row, Derive(row, kind));
            else if (kind != PartKind.Refund && _explanation.IsAsked(row))
                _explanation.CountMore();
            if (kind == PartKind.Operator && row.Group is not null)
                _parts.Clear();
        }

        public void Paid(in GoldRow row, int from, int to)
        {
            if (RewardReasons.KindOf(row.Table) != PartKind.Refund || row.Earner != _explanation._earner)
                return;
            var day = _explanation._question.Day ?? from;
            if (day < from || day > to)
                return;
            if (!_explanation.HasRoom())
                _explanation.CountMore();
            else
                _explanation.Add(row, _derivation.Refund(row, day, _refunds));
        }

        private Derivation Derive(in GoldRow row, PartKind kind)
        {
            var day = _explanation.DayOf(row);
            if (kind == PartKind.Staker)
                return _derivation.Staker(row, day, _operatorRow);
            return row.Group is not null ? _derivation.SumOfParts(row, day, _parts) : _derivation.Operator(row, day);
        }
    }

    private bool HasRoom()
    {
        lock (_lock)
            return _derivations.Count < _question.Limit;
    }

    private void CountMore()
    {
        lock (_lock)
            _more++;
    }
}
