using Apportion.DataHaven.Facts;

namespace Apportion.DataHaven.Replay;

/// <summary>Blocks: hooks, authors, finalisation.</summary>
internal sealed partial class RuntimeReplay
{
    private Dictionary<Address, uint> _fixedPoints = [];
    private Dictionary<Address, uint> _fixedAuthored = [];

    private void Author(BlockAuthored block)
    {
        RunPendingHooks();
        Finalize(block.TimestampMilliseconds);
        if (block.Author is { } author)
        {
            if (!_eraRuns)
                _findings.Add(
                    Finding.Malformed(
                        "datahaven.unknown-era",
                        block.Where,
                        "a block within an era",
                        "a block outside of any era",
                        "add the fact \"eraStart\" before it"
                    )
                );
            var count = Kept(author, block.Count);
            if (count > 0)
            {
                _online.Add(author);
                _rewards.NoteAuthor(author, count);
            }
            NoteFixedPoints(author, count);
        }
        _hooksPending = block.Block is not null;
    }

    /// <summary>The blocks an account keeps under a simulated uptime.</summary>
    private uint Kept(Address author, uint count)
    {
        if (!_options.UptimePercent.TryGetValue(author, out var percent))
            return count;
        var (seen, kept) = _uptime.GetValueOrDefault(author);
        seen += count;
        var now = seen * percent / 100;
        _uptime[author] = (seen, now);
        return (uint)(now - kept);
    }

    private void NoteFixedPoints(Address author, uint count)
    {
        if (_rewards.Ruleset.CountsBlocks)
            return;
        _fixedAuthored[author] = Saturating.Add(_fixedAuthored.GetValueOrDefault(author), count);
        if (!_rewards.Whitelisted.Contains(author))
            _fixedPoints[author] = Saturating.Add(
                _fixedPoints.GetValueOrDefault(author),
                Saturating.Multiply(_chain.Constants.AuthorPoints, count)
            );
    }

    private void Finalize(ulong? nextTimestamp)
    {
        if (_eraRuns && _eraStart is null && _lastTimestamp is { } timestamp)
            SetEraStart(timestamp);
        if (_validators is not null && _lastTimestamp is { } last)
            _validators.OnFinalize(last);
        _lastTimestamp = nextTimestamp;
    }

    private void RunPendingHooks()
    {
        if (_hooksPending)
            RunHooks();
    }

    private void RunHooks()
    {
        _hooksPending = false;
        _rewards.OnInitialize();
        _slashes.OnInitialize();
    }
}
