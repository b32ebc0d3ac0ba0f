using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Reports;

/// <summary>
/// Changes one field of a state for a simulation: <c>protocol.rplPrice=…</c>, <c>interval.intervalTime=…</c>,
/// <c>node[0x…].rplStake=…</c>, <c>minipool[0x…].nodeFee=…</c>, <c>validator[key].exitEpoch=…</c>.
/// </summary>
public static class StateChange
{
    /// <summary>The state with the assignment applied.</summary>
    /// <exception cref="ApportionException">
    /// The assignment cannot be read (malformed), names an unknown field (unsupported) or a row that is not there (missing).
    /// </exception>
    public static NetworkState Apply(NetworkState state, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw Bad(assignment, "name=value", assignment, "write for example protocol.rplPrice=17000000000000000");
        }

        var path = assignment[..equals].Trim();
        var value = new FieldValue(path, assignment[(equals + 1)..].Trim());
        var dot = path.LastIndexOf('.');
        var (row, field) = dot < 0 ? ("", path) : (path[..dot], path[(dot + 1)..]);
        var bracket = row.IndexOf('[', StringComparison.Ordinal);
        var (kind, key) = bracket < 0 ? (row, "") : (row[..bracket], row[(bracket + 1)..].TrimEnd(']'));
        return kind switch
        {
            "" => ChangeHeader(state, field, value),
            "protocol" => state with { Protocol = ChangeProtocol(state.Protocol, field, value) },
            "interval" => state with { Interval = ChangeInterval(state.Interval, field, value) },
            "node" => ChangeNode(state, AddressOf(path, key), node => ChangeNodeField(node, field, value)),
            "minipool" => ChangeMinipool(state, AddressOf(path, key), field, value),
            "validator" or "validators" => ChangeValidator(state, path, key, field, value),
            _ => throw Unknown(path),
        };
    }

    private static NetworkState ChangeHeader(NetworkState state, string field, FieldValue value) =>
        field switch
        {
            "index" => state with { Index = value.Number() },
            "intervalsPassed" => state with { IntervalsPassed = value.Number() },
            _ => throw Unknown(value.Path),
        };

    private static ProtocolFacts ChangeProtocol(ProtocolFacts protocol, string field, FieldValue value) =>
        field switch
        {
            "pendingRpl" => protocol with { PendingRpl = value.Amount() },
            "nodePct" => protocol with { NodePercent = value.Amount() },
            "odaoPct" => protocol with { OraclePercent = value.Amount() },
            "pdaoPct" => protocol with { TreasuryPercent = value.Amount() },
            "rplPrice" => protocol with { RplPrice = value.Amount() },
            "minCollateralFraction" => protocol with { MinCollateralFraction = value.Amount() },
            "maxCollateralFraction" => protocol with { MaxCollateralFraction = value.Amount() },
            "smoothingPoolBalance" => protocol with { SmoothingPoolBalance = value.Amount() },
            "pendingVoterShareEth" => protocol with { PendingVoterShareEth = value.Amount() },
            "megapoolNodeShare" => protocol with { MegapoolNodeShare = value.Amount() },
            "megapoolVoterShare" => protocol with { MegapoolVoterShare = value.Amount() },
            "megapoolPdaoShare" => protocol with { MegapoolTreasuryShare = value.Amount() },
            "consensusBonusesAllowed" => protocol with { ConsensusBonusesAllowed = value.Flag() },
            _ => throw Unknown(value.Path),
        };

    private static IntervalBounds ChangeInterval(IntervalBounds interval, string field, FieldValue value) =>
        field switch
        {
            "intervalTime" => interval with { IntervalTime = value.Number() },
            "consensusStartBlock" => interval with { ConsensusStartBlock = value.Number() },
            "consensusEndBlock" => interval with { ConsensusEndBlock = value.Number() },
            "executionStartTime" => interval with { ExecutionStartTime = value.Number() },
            "executionEndTime" => interval with { ExecutionEndTime = value.Number() },
            _ => throw Unknown(value.Path),
        };

    private static NodeFacts ChangeNodeField(NodeFacts node, string field, FieldValue value) =>
        field switch
        {
            "registrationTime" => node with { RegistrationTime = value.Number() },
            "rewardNetwork" => node with { RewardNetwork = value.Number() },
            "optedIn" => node with { OptedIn = value.Flag() },
            "optChangedTime" => node with { OptChangedTime = value.Number() },
            "effectiveRplStake" => node with { EffectiveRplStake = value.Amount() },
            "rplStake" => node with { RplStake = value.Amount() },
            "megapoolRplStake" => node with { MegapoolRplStake = value.Amount() },
            _ => throw Unknown(value.Path),
        };

    private static NetworkState ChangeMinipool(NetworkState state, Address address, string field, FieldValue value)
    {
        var owner =
            state.Nodes.FirstOrDefault(node => node.Minipools.Any(minipool => minipool.Address == address))
            ?? throw Absent(value.Path);
        return ChangeNode(
            state,
            owner.Address,
            node =>
                node with
                {
                    Minipools =
                    [
                        .. node.Minipools.Select(minipool =>
                            minipool.Address == address ? ChangeMinipoolField(minipool, field, value) : minipool
                        ),
                    ],
                }
        );
    }

    private static MinipoolFacts ChangeMinipoolField(MinipoolFacts minipool, string field, FieldValue value) =>
        field switch
        {
            "status" => minipool with { Status = (MinipoolStatus)value.NumberUpTo((ulong)MinipoolStatus.Dissolved) },
            "statusTime" => minipool with { StatusTime = value.Number() },
            "penaltyCount" => minipool with { PenaltyCount = value.Number() },
            "nodeFee" => minipool with { NodeFee = value.Amount() },
            "nodeDepositBalance" => minipool with { NodeDepositBalance = value.Amount() },
            "userDepositBalance" => minipool with { UserDepositBalance = value.Amount() },
            "lastBondReductionTime" => minipool with { LastBondReductionTime = value.Number() },
            _ => throw Unknown(value.Path),
        };

    private static NetworkState ChangeValidator(
        NetworkState state,
        string path,
        string key,
        string field,
        FieldValue value
    )
    {
        if (!ValidatorPubkey.TryParse(key, out var pubkey) || !state.Validators.TryGetValue(pubkey, out var validator))
        {
            throw Absent(path);
        }

        var changed = field switch
        {
            "status" => validator with { Status = value.Text },
            "activationEpoch" => validator with { ActivationEpoch = value.Number() },
            "exitEpoch" => validator with { ExitEpoch = value.Number() },
            "withdrawableEpoch" => validator with { WithdrawableEpoch = value.Number() },
            _ => throw Unknown(path),
        };
        return state with
        {
            Validators = new Dictionary<ValidatorPubkey, ValidatorFacts>(state.Validators) { [pubkey] = changed },
        };
    }

    private static NetworkState ChangeNode(NetworkState state, Address address, Func<NodeFacts, NodeFacts> change)
    {
        if (state.Nodes.All(node => node.Address != address))
        {
            throw Absent($"node[{address}]");
        }

        return state with
        {
            Nodes = [.. state.Nodes.Select(node => node.Address == address ? change(node) : node)],
        };
    }

    private static Address AddressOf(string path, string key) =>
        Address.TryParse(key, out var address)
            ? address
            : throw Bad(path, "0x and 40 hex digits in brackets", key, "write for example node[0x…].rplStake=0");

    private static ApportionException Bad(string where, string expected, string actual, string advice) =>
        ApportionException.Malformed("rocketpool.simulate.bad-assignment", where, expected, actual, advice);

    private static ApportionException Unknown(string path) =>
        ApportionException.Malformed(
            "rocketpool.simulate.unknown-field",
            path,
            "a field of protocol, interval, node[0x…], minipool[0x…] or validator[key]",
            path,
            "names are those of the network-state document"
        );

    private static ApportionException Absent(string path) =>
        ApportionException.Missing("rocketpool.simulate.unknown-row", path, "a row of the state", "check the address");

    private readonly record struct FieldValue(string Path, string Text)
    {
        public UInt256 Amount() =>
            UInt256.TryParse(Text, out var amount)
                ? amount
                : throw Bad(Path, "a whole number of wei", Text, "write base units without a point");

        public ulong Number() => NumberUpTo(ulong.MaxValue);

        public ulong NumberUpTo(ulong limit) =>
            ulong.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= limit
                ? number
                : throw Bad(
                    Path,
                    string.Create(CultureInfo.InvariantCulture, $"a whole number up to {limit}"),
                    Text,
                    "write it without sign or point"
                );

        public bool Flag() =>
            Text switch
            {
                "true" => true,
                "false" => false,
                _ => throw Bad(Path, "true or false", Text, "write true or false"),
            };
    }
}
