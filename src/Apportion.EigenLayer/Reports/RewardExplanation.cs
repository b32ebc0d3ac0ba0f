using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>
/// Answers a question by watching the stages compute it and writing down every step of the rows asked for. Of many rows
/// the first ones by day and submission are kept, whatever order they come in.
/// </summary>
internal sealed class RewardExplanation
{
    private readonly SortedDictionary<Place, Derivation> _derivations = [];
    private readonly List<RewardGroup> _seen = [];
    private readonly EigenLayerState _state;
    private readonly RewardQuestion _question;
    private readonly EventSources _events;
    private readonly SplitSource _splits;
    private readonly ShareChanges _changes;
    private readonly int _earner;
    private readonly Lock _lock = new();
    private int _found;

    public RewardExplanation(EigenLayerFacts facts, EigenLayerState state, RewardQuestion question)
    {
        (_state, _question) = (state, question);
        (_events, _splits, _changes) = (new(facts, state), new(facts, state), new(facts));
        _earner = state.Book.Find(question.Earner);
    }

    /// <summary>Where an amount stands in the answer.</summary>
    private readonly record struct Place(
        int Day,
        Hash256 Hash,
        GoldTable Table,
        int Operator,
        RefundCause Cause,
        int Run
    ) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var order = Day.CompareTo(other.Day);
            if (order == 0)
                order = Hash.CompareTo(other.Hash);
            if (order == 0)
                order = string.CompareOrdinal(RewardReasons.Of(Table), RewardReasons.Of(other.Table));
            return order == 0 ? (Operator, Cause, Run).CompareTo((other.Operator, other.Cause, other.Run)) : order;
        }
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
        if (_found > _derivations.Count)
            findings.Add(
                Finding.Notice(
                    "eigenlayer.explain.more",
                    _question.Earner.ToString(),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{_found - _derivations.Count} further amounts; narrow the question by day, submission or token, or raise the limit"
                    )
                )
            );
        return new RewardAnswer(_found > 0 ? [.. _derivations.Values] : [.. Zeros()], findings);
    }

    private IEnumerable<Derivation> Zeros()
    {
        if (_seen.Count == 0)
            return [ZeroReasons.WithoutSubmission()];
        var asked = _seen
            .OrderBy(group => group.Kind)
            .ThenBy(group => group.Hash)
            .ThenByDescending(group => group.Cutoff)
            .DistinctBy(group => (group.Kind, group.Hash, _question.Day ?? group.From));
        return (_earner < 0 ? asked.Take(1) : asked.Take(_question.Limit)).Select(group =>
            new ZeroReasons(SheetOf(_question.Day ?? group.From), group, _earner).Explain()
        );
    }

    private Worksheet SheetOf(int day) => new(_state, _events, _changes, day, _question.Terms);

    private bool IsAsked(in GoldRow row, int from, int to) =>
        row.Earner == _earner && (_question.Day is not { } day || (from <= day && day <= to));

    /// <summary>Derives an amount if it is among the first ones so far.</summary>
    private void Add(in GoldRow row, int from, int to, RewardGroup group, Func<RowDerivation, Derivation> derive)
    {
        var day = _question.Day ?? from;
        var place = new Place(day, row.Reward.Row.Hash, row.Table, row.Operator, row.Cause, group.From);
        lock (_lock)
        {
            _found++;
            if (_derivations.Count >= _question.Limit)
            {
                if (_question.Limit == 0 || place.CompareTo(_derivations.Keys.Last()) >= 0)
                    return;
                _derivations.Remove(_derivations.Keys.Last());
            }
            var derivation = derive(new RowDerivation(SheetOf(day), _splits, group));
            _derivations[place] = to > from && _question.Day is null ? Lasting(derivation, to) : derivation;
        }
    }

    private static Derivation Lasting(Derivation derivation, int to)
    {
        var same = $"the same on every day to {EigenLayer.Facts.Tables.FactText.Day(to)}";
        return derivation with { Note = derivation.Note is { } note ? $"{note}; {same}" : same };
    }

    private sealed class Observer : IRowObserver
    {
        private readonly RewardExplanation _explanation;
        private readonly RewardGroup _group;
        private readonly List<GoldRow> _parts = [];
        private readonly List<GoldRow> _refunds = [];
        private GoldRow? _operatorRow;

        public Observer(RewardExplanation explanation, RewardGroup group)
        {
            (_explanation, _group) = (explanation, group);
            lock (explanation._lock)
                explanation._seen.Add(group);
        }

        public void Row(in GoldRow row)
        {
            var kind = RewardReasons.KindOf(row.Table);
            if (kind == PartKind.Refund)
            {
                _refunds.Add(row);
                return;
            }
            if (kind == PartKind.Operator)
                _operatorRow = row;
            else if (row.Operator == _explanation._earner)
                _parts.Add(row);
            if (_explanation.IsAsked(row, row.From, row.To))
                Derive(row, kind);
            if (kind == PartKind.Operator && row.Group is not null)
                _parts.Clear();
        }

        public void Paid(in GoldRow row, int from, int to)
        {
            if (RewardReasons.KindOf(row.Table) != PartKind.Refund || !_explanation.IsAsked(row, from, to))
                return;
            var (paid, day) = (row, _explanation._question.Day ?? from);
            var bucket = _refunds.FindAll(other =>
                other.Table == paid.Table && other.Cause == paid.Cause && other.From <= day && day <= other.To
            );
            _explanation.Add(row, from, to, _group, derivation => derivation.Refund(paid, bucket));
        }

        private void Derive(in GoldRow row, PartKind kind)
        {
            var (asked, operatorRow) = (row, _operatorRow);
            Func<RowDerivation, Derivation> derive =
                kind == PartKind.Staker ? derivation => derivation.Staker(asked, operatorRow)
                : row.Group is null ? derivation => derivation.Operator(asked)
                : derivation => derivation.SumOfParts(asked, _parts);
            _explanation.Add(row, row.From, row.To, _group, derive);
        }
    }
}
