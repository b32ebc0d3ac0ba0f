using Apportion.RocketPool.Replay;

namespace Apportion.RocketPool.Commitment;

/// <summary>The rewards file of a computed interval: header, totals, rows and root.</summary>
/// <remarks>Source: spec rocket-pool sections 11 and 12.1.</remarks>
internal static class RewardsFileAssembly
{
    /// <summary>0001-01-01T00:00:00Z, which files of the first interval carry from v9 on.</summary>
    private const long YearOne = -62135596800;

    public static RewardsFile Build(RewardsResult result)
    {
        var header = Header(result);
        var tree = RewardsTree.Build(header, result.Nodes);
        var proofs = new StoredProofs();
        for (var node = 0; node < result.Nodes.Count; node++)
        {
            if (tree.HasLeaf(node))
            {
                proofs.Add(tree.ProofOf(node));
            }
            else
            {
                proofs.AddNone();
            }
        }

        return new RewardsFile(
            header with
            {
                MerkleRoot = tree.Root,
            },
            result.Totals,
            result.Networks,
            result.Nodes,
            proofs
        );
    }

    private static RewardsHeader Header(RewardsResult result)
    {
        var rules = result.Ruleset;
        var interval = result.Interval;
        var header = new RewardsHeader
        {
            FileVersion = rules.FileVersion,
            RulesetVersion = rules.Version,
            Network = result.Network,
            Index = result.Index,
            StartTime = checked((long)interval.StartTime),
            EndTime = checked((long)interval.EndTime),
            ConsensusStartBlock = interval.ConsensusStartBlock,
            ConsensusEndBlock = interval.ConsensusEndBlock,
            ExecutionStartBlock = interval.ExecutionStartBlock,
            ExecutionEndBlock = interval.ExecutionEndBlock,
            IntervalsPassed = result.IntervalsPassed,
        };
        if (!rules.HeaderCarriesSlotTimes)
        {
            return result.Index > 0 ? header : header with { ConsensusStartBlock = 0, ExecutionStartBlock = 0 };
        }

        // The bounds are read with the Smoothing Pool, which the first interval skips.
        return result.Index == 0
            ? header with
            {
                StartTime = YearOne,
                EndTime = YearOne,
                ConsensusStartBlock = 0,
                ConsensusEndBlock = 0,
                ExecutionStartBlock = 0,
                ExecutionEndBlock = 0,
            }
            : header with
            {
                StartTime = checked((long)result.Beacon.TimeOfSlot(interval.ConsensusStartNominal)),
                EndTime = checked((long)result.Beacon.TimeOfSlot(interval.NominalEndSlot)),
            };
    }
}
