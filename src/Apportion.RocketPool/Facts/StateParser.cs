using Apportion.Core;

namespace Apportion.RocketPool.Facts;

/// <summary>Parses the objects of the document one after the other; the cursor stands on the start of each.</summary>
internal sealed partial class StateParser(JsonCursor cursor, List<Finding> findings)
{
    private static readonly string[] SingleFields = ["schema", "network", "ruleset", "index", "intervalsPassed"];

    public NetworkState? ReadState(string path)
    {
        var parts = new Parts();
        if (ReadObject(path, (name, at) => ReadPart(parts, path, name, at), SingleFields) is not { } record)
        {
            return null;
        }

        if (parts.Wrapped is not null)
        {
            // A conformance vector: the state lies inside, the fields around it are the vector's own.
            findings.RemoveAll(finding =>
                finding.Code == "rocketpool.state.unknown-field"
                && !finding.Where.StartsWith("state.", StringComparison.Ordinal)
            );
            return parts.Wrapped;
        }

        CheckSchema(record);
        Demand(path, "beacon", parts.Beacon is not null);
        Demand(path, "interval", parts.Interval is not null);
        Demand(path, "protocol", parts.Protocol is not null);
        Demand(path, "nodes", parts.Nodes is not null);
        Demand(path, "validators", parts.Validators is not null);
        Demand(path, "attestations", parts.Attestations is not null);
        return parts.ToState(record);
    }

    private bool ReadPart(Parts parts, string path, string name, string at)
    {
        switch (name)
        {
            case "beacon":
                parts.Beacon = ReadBeacon(at);
                return true;
            case "interval":
                parts.Interval = ReadInterval(at);
                return true;
            case "protocol":
                parts.Protocol = ReadProtocol(at);
                return true;
            case "odao":
                ReadArray(at, item => parts.Members.Add(ReadMember(item)));
                return true;
            case "nodes":
                List<NodeFacts> nodes = parts.Nodes = [];
                ReadArray(at, item => nodes.Add(ReadNode(item)));
                return true;
            case "validators":
                parts.Validators = ReadValidators(at);
                return true;
            case "attestations":
                parts.Attestations = new AttestationParser(cursor, findings, this).Read(at);
                return true;
            case "withdrawals":
                ReadArray(at, item => parts.Withdrawals.Add(ReadWithdrawal(item)));
                return true;
            case "state" when path.Length == 0:
                parts.Wrapped = ReadState(at);
                return true;
            default:
                return false;
        }
    }

    private void Demand(string path, string name, bool there)
    {
        if (!there)
        {
            findings.Add(
                Finding.Missing(
                    "rocketpool.state.missing-field",
                    Join(path, name),
                    "an object",
                    "add this part of the document"
                )
            );
        }
    }

    private void CheckSchema(FieldRecord record)
    {
        var schema = record.Text("schema");
        if (!string.Equals(schema, NetworkState.Schema, StringComparison.Ordinal))
        {
            findings.Add(
                Finding.Unsupported(
                    "rocketpool.state.schema",
                    "schema",
                    NetworkState.Schema,
                    schema,
                    "this is another document or a newer version; update apportion"
                )
            );
        }
    }

    /// <summary>The parts of a document as far as they were read.</summary>
    private sealed class Parts
    {
        public BeaconConstants? Beacon { get; set; }

        public IntervalBounds? Interval { get; set; }

        public ProtocolFacts? Protocol { get; set; }

        public List<OracleMember> Members { get; } = [];

        public List<NodeFacts>? Nodes { get; set; }

        public Dictionary<ValidatorPubkey, ValidatorFacts>? Validators { get; set; }

        public AttestationFacts? Attestations { get; set; }

        public List<Withdrawal> Withdrawals { get; } = [];

        public NetworkState? Wrapped { get; set; }

        /// <summary>The state; null if a part is missing.</summary>
        public NetworkState? ToState(FieldRecord record)
        {
            var network = record.Text("network");
            int? ruleset = record.Has("ruleset")
                ? checked((int)Math.Min(record.Number("ruleset"), int.MaxValue))
                : null;
            var index = record.Number("index");
            var passed = record.Has("intervalsPassed") ? record.Number("intervalsPassed") : 1;
            if (
                Beacon is null
                || Interval is null
                || Protocol is null
                || Nodes is null
                || Validators is null
                || Attestations is null
            )
            {
                return null;
            }

            return new NetworkState
            {
                Network = network,
                Ruleset = ruleset,
                Index = index,
                IntervalsPassed = passed,
                Beacon = Beacon.Value,
                Interval = Interval,
                Protocol = Protocol,
                OracleMembers = Members,
                Nodes = Nodes,
                Validators = Validators,
                Attestations = Attestations,
                Withdrawals = Withdrawals,
            };
        }
    }
}
