using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Reports;

/// <summary>States the inputs of an allocation's derivations with their sources.</summary>
internal static class AllocationInputs
{
    public static void State(Recording recording, in AllocationState allocation, UInt256 perToken, string where)
    {
        recording.Fact(
            "T",
            perToken.ToString(),
            FactSource.Field(where, "accRewardsPerAllocatedToken of the subgraph")
        );
        recording.Fact(
            "a",
            allocation.AccRewardsPerAllocatedToken.ToString(),
            FactSource.Field(where, "accRewardsPerAllocatedToken of the allocation")
        );
        recording.Fact("tokens", allocation.Tokens.ToString(), FactSource.Field(where, "tokens of the allocation"));
        recording.Fact(
            "pending",
            allocation.AccRewardsPending.ToString(),
            FactSource.Field(where, "accRewardsPending of the allocation")
        );
    }
}
