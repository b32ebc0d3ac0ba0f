using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <content>Nodes with their minipools and megapools.</content>
public static partial class StateValidation
{
    private static void CheckNodes(NetworkState state, List<Finding> findings)
    {
        var nodes = new HashSet<Address>();
        var minipools = new HashSet<Address>();
        var validators = new HashSet<ValidatorPubkey>();
        foreach (var node in state.Nodes)
        {
            var where = $"node[{node.Address}]";
            if (!nodes.Add(node.Address))
            {
                findings.Add(Duplicate(where, "node address"));
            }

            NotAfterSnapshot($"{where}.registrationTime", node.RegistrationTime, state, findings);
            CheckMembership(where, node, state, findings);
            foreach (var minipool in node.Minipools)
            {
                var at = $"minipool[{minipool.Address}]";
                if (!minipools.Add(minipool.Address))
                {
                    findings.Add(Duplicate(at, "minipool address"));
                }

                if (minipool.IsStaking && !validators.Add(minipool.Pubkey))
                {
                    findings.Add(Duplicate($"{at}.pubkey", "validator of a staking minipool"));
                }

                CheckMinipool(at, minipool, findings);
            }

            CheckMegapool(node, findings);
        }
    }

    private static void CheckMembership(string where, NodeFacts node, NetworkState state, List<Finding> findings)
    {
        if (node.OptChangedTime != 0 && node.OptChangedTime < state.Beacon.GenesisTime)
        {
            findings.Add(
                Contradiction(
                    $"{where}.optChangedTime",
                    $"0 or at least beacon.genesisTime {Text(state.Beacon.GenesisTime)}",
                    Text(node.OptChangedTime),
                    "the change would lie before the first slot"
                )
            );
        }

        if (node.OptedIn && node.OptChangedTime > SnapshotTime(state))
        {
            findings.Add(
                Finding.Notice(
                    "rocketpool.state.joined-after-snapshot",
                    $"{where}.optChangedTime",
                    $"{Text(node.OptChangedTime)} lies after the snapshot's time {Text(SnapshotTime(state))}; "
                        + "the field was read at another block"
                )
            );
        }
    }

    private static void CheckMinipool(string where, MinipoolFacts minipool, List<Finding> findings)
    {
        const string fee = "a commission is at most 100 %";
        AtMost($"{where}.nodeFee", minipool.NodeFee, One, fee, findings);
        AtMost($"{where}.lastBondReductionPrevNodeFee", minipool.LastBondReductionPrevNodeFee, One, fee, findings);
        const string bond = "a bond is at most a validator's deposit";
        AtMost($"{where}.nodeDepositBalance", minipool.NodeDepositBalance, ThirtyTwoEth, bond, findings);
        AtMost(
            $"{where}.lastBondReductionPrevValue",
            minipool.LastBondReductionPrevValue,
            ThirtyTwoEth,
            bond,
            findings
        );
    }

    private static void CheckMegapool(NodeFacts node, List<Finding> findings)
    {
        if (node.Megapool is not { } megapool)
        {
            return;
        }

        var where = $"megapool[{megapool.Address}]";
        if (megapool.ActiveValidatorCount > 0)
        {
            AtMost(
                $"{where}.nodeBond / activeValidatorCount",
                megapool.NodeBond / megapool.ActiveValidatorCount,
                ThirtyTwoEth,
                "a bond is at most a validator's deposit",
                findings
            );
        }

        foreach (var validator in megapool.Validators)
        {
            if (validator.InPrestake && validator.LastRequestedBondMilliEth > validator.LastRequestedValueMilliEth)
            {
                findings.Add(
                    Contradiction(
                        $"{where}.validators[{validator.Pubkey}].lastRequestedBondMilliEth",
                        $"at most lastRequestedValueMilliEth {Text(validator.LastRequestedValueMilliEth)}",
                        Text(validator.LastRequestedBondMilliEth),
                        "a bond is a part of the requested value"
                    )
                );
            }
        }
    }
}
