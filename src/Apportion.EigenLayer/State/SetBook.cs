namespace Apportion.EigenLayer.State;

/// <summary>Dense numbers for operator sets, in order of AVS and set number.</summary>
internal sealed class SetBook
{
    private readonly (int Avs, uint Number)[] _sets;
    private readonly Dictionary<(int Avs, uint Number), int> _ids = [];

    public SetBook(IEnumerable<(int Avs, uint Number)> sets)
    {
        _sets = [.. sets.Distinct().Order()];
        for (var id = 0; id < _sets.Length; id++)
            _ids.Add(_sets[id], id);
    }

    /// <summary>How many sets there are.</summary>
    public int Count => _sets.Length;

    /// <summary>The AVS and number of a set.</summary>
    public (int Avs, uint Number) this[int id] => _sets[id];

    /// <summary>The dense number of a set in the book.</summary>
    public int Id(int avs, uint number) => _ids[(avs, number)];
}
