using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.DataHaven;
using Apportion.Cli.EigenLayer;
using Apportion.Core;
using Apportion.DataHaven.Replay;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Replay;

namespace Apportion.Cli.Custody;

/// <summary>
/// <c>apportion custody</c>: follows a validator from its era points through the message and EigenLayer's pipeline to its
/// leaf. It stands above both protocols, which do not know each other.
/// </summary>
internal sealed class CustodyCommand
{
    private readonly FactsInput _facts = new();
    private readonly PipelineOptions _pipeline = new();
    private readonly Option<Address?> _validator = ValidatorOptions.Validator();
    private readonly Option<string> _folder = new("--eigenlayer")
    {
        Description = "Folder with EigenLayer's input tables.",
        HelpName = "FOLDER",
        Required = true,
    };
    private readonly Option<string> _operators = new("--operators")
    {
        Description = "The service manager's mapping: DataHaven account, comma, Ethereum operator, one pair a line.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<bool> _assumeAccepted = new("--assume-accepted")
    {
        Description = "Follow submissions that EigenLayer's rules refuse.",
    };

    public static Command Build(CommandHost host)
    {
        var custody = new CustodyCommand();
        return CommandExtensions
            .Verb(
                "custody",
                "Follow a DataHaven validator from era points to its EigenLayer leaf; every token accounted for on the way.",
                "apportion custody samples/datahaven/one-era.jsonl --account 0x00000000000000000000000000000000000000aa --operators samples/datahaven/operators.csv --eigenlayer vectors/eigenlayer/tiny"
            )
            .With(custody._facts.SymbolsBeside)
            .With(custody._validator, custody._folder, custody._operators, custody._assumeAccepted)
            .With(custody._pipeline.RuleSymbols)
            .Does(host, custody.Run);
    }

    private int Run(Invocation run)
    {
        var validator = run.Value(_validator)!.Value;
        var map = OperatorMap.Read(run.Value(_operators)!, run.Inputs);
        var replay = _facts.Replay(run);
        var findings = replay.Findings.ToList();
        var pipeline = _pipeline.Read(run, run.Value(_folder)!);
        var facts = pipeline.Facts(run, out var doubts);
        findings.AddRange(doubts);
        var submissions = new List<EraSubmission>();
        foreach (var era in replay.Eras)
        {
            if (EraSubmission.Of(era, map) is not { } submission)
                continue;
            submissions.Add(submission);
            if (Accept(run, submission, findings) is { } sentAt)
                submission.AddTo(facts, era.Parameters.ServiceManager, sentAt);
        }
        if (submissions.Count == 0)
            throw ApportionException.Missing(
                "custody.no-message",
                _facts.Subject(run),
                "an era whose message was sent",
                "see 'apportion datahaven verify' for why none was"
            );
        return Follow(run, validator, map, replay, pipeline, facts, submissions, findings);
    }

    /// <summary>When the submission reaches EigenLayer, or null if it is refused.</summary>
    private long? Accept(Invocation run, EraSubmission submission, List<Finding> findings)
    {
        var over = submission.Start + submission.Duration + 1;
        var sentAt = submission.Era.EndMilliseconds is { } end ? (long)(end / 1000) : over;
        var refusals = submission.Refusals(sentAt).ToList();
        if (!run.Value(_assumeAccepted))
        {
            findings.AddRange(refusals);
            return refusals.Count == 0 ? sentAt : null;
        }
        foreach (var refusal in refusals)
            findings.Add(
                Finding.Notice(
                    refusal.Code,
                    refusal.Where,
                    $"refused by EigenLayer: found {refusal.Actual}, expected {refusal.Expected}"
                )
            );
        return submission.Operators.Count == 0 ? null : Math.Max(sentAt, over);
    }

    private static int Follow(
        Invocation run,
        Address validator,
        OperatorMap map,
        ReplayResult replay,
        PipelineInput pipeline,
        Apportion.EigenLayer.Facts.EigenLayerFacts facts,
        List<EraSubmission> submissions,
        List<Finding> findings
    )
    {
        var engine = PipelineOptions.Engine(run, pipeline.Rules);
        var leaks = engine.FindLeaks(facts, pipeline.Cutoffs).ToDictionary(leak => leak.RewardHash);
        var trails = submissions
            .Select(submission => new CustodyTrail(submission, leaks.GetValueOrDefault(submission.Hash)))
            .ToList();
        var laws = trails.Sum(trail => trail.Check(findings));
        var earner = map.Find(validator);
        IReadOnlyList<Payment> payments = earner is { } watched
            ?
            [
                .. engine
                    .Replay(facts, pipeline.Cutoffs, new HashSet<Address> { watched })
                    .SelectMany(done => done.Payments),
            ]
            : [];
        var tree = DistributionTree.Build(engine.ComputeLines(facts, pipeline.Cutoffs), run.Threads);
        return run.Show(
            new CustodyView(validator, earner, trails, payments, tree, laws, replay.RulesetNames, findings)
        );
    }
}
