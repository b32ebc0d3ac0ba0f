using System.Runtime.InteropServices;
using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Reads a rewards file from JSON, field by field, in any order of fields. Source: spec rocket-pool section 12.1.</summary>
internal sealed partial class RewardsFileReader(ArtifactReader reader)
{
    private readonly List<NodeReward> _nodes = [];
    private readonly List<NetworkReward> _networks = [];
    private readonly List<string> _rates = [];
    private readonly List<Hash256> _proof = [];
    private readonly StoredProofs _proofs = new();
    private readonly SeenAddresses _addresses = new();
    private Address _last;
    private RewardsHeader _header = new() { RulesetVersion = 1 };
    private RewardsTotals _totals = new();
    private Finding? _unsupported;

    public RewardsFile Read()
    {
        if (reader.BeginObject(RewardsFields.File, out ObjectCursor cursor))
        {
            for (int field; (field = reader.NextField(ref cursor)) >= 0; )
                ReadField((RewardsFields.FileField)field);
            RequireFields(cursor);
        }
        reader.End();
        if (_unsupported is not null)
            throw new UnsupportedVersionException(_unsupported, _header);
        bool hasRates = _rates.Count > 0;
        return new RewardsFile(_header, _totals, _networks, _nodes, _proofs, hasRates ? _rates : null);
    }

    private void ReadField(RewardsFields.FileField field)
    {
        _header = field switch
        {
            RewardsFields.FileField.RewardsFileVersion => _header with { FileVersion = ReadVersion() },
            RewardsFields.FileField.RulesetVersion => _header with { RulesetVersion = ReadRuleset() },
            RewardsFields.FileField.Network => _header with { Network = reader.Text() },
            RewardsFields.FileField.Index => _header with { Index = reader.Unsigned() },
            RewardsFields.FileField.StartTime => _header with { StartTime = reader.Time() },
            RewardsFields.FileField.EndTime => _header with { EndTime = reader.Time() },
            RewardsFields.FileField.ConsensusStartBlock => _header with { ConsensusStartBlock = reader.Unsigned() },
            RewardsFields.FileField.ConsensusEndBlock => _header with { ConsensusEndBlock = reader.Unsigned() },
            RewardsFields.FileField.ExecutionStartBlock => _header with { ExecutionStartBlock = reader.Unsigned() },
            RewardsFields.FileField.ExecutionEndBlock => _header with { ExecutionEndBlock = reader.Unsigned() },
            RewardsFields.FileField.IntervalsPassed => _header with { IntervalsPassed = reader.Unsigned() },
            RewardsFields.FileField.MerkleRoot => _header with { MerkleRoot = reader.Hash() },
            RewardsFields.FileField.Cid => _header with { MinipoolPerformanceFileCid = reader.Text() },
            _ => _header,
        };
        if (field == RewardsFields.FileField.TotalRewards)
            ReadTotals();
        else if (field == RewardsFields.FileField.NetworkRewards)
            ReadNetworks();
        else if (field == RewardsFields.FileField.NodeRewards)
            ReadNodes();
    }

    private int ReadVersion()
    {
        ulong version = reader.Unsigned();
        if (version == 0)
            reader.Problem("rocketpool.file-version", "1 to 4", "Version 0 was never published");
        if (version > RewardsFileJson.NewestVersion)
            _unsupported ??= Unsupported("rocketpool.file-version", RewardsFileJson.NewestVersion, version);
        return (int)Math.Min(version, int.MaxValue);
    }

    private int ReadRuleset()
    {
        ulong version = reader.Unsigned();
        if (version == 0)
            reader.Problem("rocketpool.ruleset", "1 to 11", "Rulesets are counted from 1");
        if (version > 11)
            _unsupported ??= Unsupported("rocketpool.ruleset", 11, version);
        return (int)Math.Min(version, int.MaxValue);
    }

    private Finding Unsupported(string code, int newest, ulong found) =>
        Finding.Unsupported(
            code,
            reader.Where,
            Invariant($"1 to {newest}"),
            Invariant($"{found}"),
            "If the file is genuine it is newer than this build: update apportion"
        );

    private void ReadTotals()
    {
        if (!reader.BeginObject(RewardsFields.Totals, out ObjectCursor cursor))
            return;
        for (int field; (field = reader.NextField(ref cursor)) >= 0; )
        {
            _totals = (RewardsFields.TotalField)field switch
            {
                RewardsFields.TotalField.LegacyProtocolDaoEth => _totals with { LegacyProtocolDaoEth = reader.Text() },
                RewardsFields.TotalField.ProtocolDaoRpl => _totals with { ProtocolDaoRpl = reader.Amount() },
                RewardsFields.TotalField.CollateralRpl => _totals with { TotalCollateralRpl = reader.Amount() },
                RewardsFields.TotalField.OracleDaoRpl => _totals with { TotalOracleDaoRpl = reader.Amount() },
                RewardsFields.TotalField.SmoothingPoolEth => _totals with { TotalSmoothingPoolEth = reader.Amount() },
                RewardsFields.TotalField.PoolStakerEth => _totals with { PoolStakerSmoothingPoolEth = reader.Amount() },
                RewardsFields.TotalField.NodeOperatorEth => _totals with
                {
                    NodeOperatorSmoothingPoolEth = reader.Amount(),
                },
                RewardsFields.TotalField.NodeWeight => _totals with { TotalNodeWeight = reader.OptionalAmount() },
                RewardsFields.TotalField.VoterShareEth => _totals with { TotalVoterShareEth = reader.Amount() },
                RewardsFields.TotalField.PoolVoterShareEth => _totals with
                {
                    SmoothingPoolVoterShareEth = reader.Amount(),
                },
                _ => _totals with { TotalPdaoShareEth = reader.Amount() },
            };
        }
        reader.Require(cursor, RewardsFields.RequiredTotals);
    }

    private void ReadNetworks()
    {
        var seen = new HashSet<ulong>();
        if (!reader.BeginMap())
            return;
        while (reader.NextKey())
        {
            if (
                !ulong.TryParse(reader.Value, System.Globalization.NumberStyles.None, null, out ulong id)
                || !seen.Add(id)
            )
                reader.Problem("rocketpool.schema.network", "a network id, each once", "Fetch the file again");
            if (!reader.BeginObject(RewardsFields.Network, out ObjectCursor cursor))
                continue;
            var row = new NetworkReward(id, default, default, default);
            for (int field; (field = reader.NextField(ref cursor)) >= 0; )
            {
                row = field switch
                {
                    0 => row with { CollateralRpl = reader.Amount() },
                    1 => row with { OracleDaoRpl = reader.Amount() },
                    _ => row with { SmoothingPoolEth = reader.Amount() },
                };
            }
            reader.Require(cursor, 0, 1, 2);
            _networks.Add(row);
        }
    }

    private void ReadNodes()
    {
        if (!reader.BeginMap())
            return;
        ReadPlainNodes();
        while (reader.NextKey())
        {
            if (reader.KeyAsAddress(out Address node))
            {
                if (!_addresses.Add(node))
                    reader.Problem("rocketpool.schema.duplicate-address", "each node once", "Fetch the file again");
                else if (node < _last)
                    reader.Notice(
                        "rocketpool.schema.order",
                        Invariant($"node {node} does not come after {_last}; upstream sorts")
                    );
                _last = node;
            }
            ReadNode(node);
            ReadPlainNodes();
        }
    }

    private void ReadNode(Address node)
    {
        if (!reader.BeginObject(RewardsFields.Node, out ObjectCursor cursor))
            return;
        var fields = new NodeFields();
        for (int field; (field = reader.NextField(ref cursor)) >= 0; )
        {
            switch ((RewardsFields.NodeField)field)
            {
                case RewardsFields.NodeField.RewardNetwork:
                    fields.Network = reader.Unsigned();
                    break;
                case RewardsFields.NodeField.CollateralRpl:
                    fields.Collateral = reader.Amount();
                    break;
                case RewardsFields.NodeField.OracleDaoRpl:
                    fields.OracleDao = reader.Amount();
                    break;
                case RewardsFields.NodeField.SmoothingPoolEth:
                    fields.SmoothingPool = reader.Amount();
                    break;
                case RewardsFields.NodeField.EligibilityRate:
                    fields.Rate = reader.NumberText();
                    break;
                case RewardsFields.NodeField.VoterShareEth:
                    fields.VoterShare = reader.Amount();
                    break;
                case RewardsFields.NodeField.MerkleProof:
                    fields.HasProof = ReadProof();
                    break;
            }
        }
        reader.Require(cursor, RewardsFields.RequiredNode);
        Add(node, fields);
    }

    private void Add(Address node, in NodeFields fields)
    {
        if ((fields.Rate ?? (_header.FileVersion == 1 ? "0" : null)) is { } rate)
            _rates.Add(rate);
        _nodes.Add(
            new NodeReward(
                node,
                fields.Network,
                fields.Collateral,
                fields.OracleDao,
                fields.SmoothingPool,
                fields.VoterShare
            )
        );
        if (fields.HasProof)
            _proofs.Add(CollectionsMarshal.AsSpan(_proof));
        else
            _proofs.AddNone();
    }

    private bool ReadProof()
    {
        _proof.Clear();
        reader.Read();
        if (reader.Token == JsonTokenType.Null)
            return false;
        if (!reader.BeginArrayHere())
            return false;
        reader.ReadHashes(_proof);
        return true;
    }

    private void RequireFields(in ObjectCursor cursor)
    {
        reader.Require(cursor, RewardsFields.RequiredFile);
        if (_header.HasVoterShare && _totals.TotalVoterShareEth is null)
            reader.Problem(
                "rocketpool.schema.missing-field",
                "the field totalVoterShareEth",
                "Version 4 files have it"
            );
        if (_rates.Count > 0 && _rates.Count != _nodes.Count)
            reader.Problem(
                "rocketpool.schema.missing-field",
                "smoothingPoolEligibilityRate at every node or at none",
                "Fetch the file again"
            );
    }
}
