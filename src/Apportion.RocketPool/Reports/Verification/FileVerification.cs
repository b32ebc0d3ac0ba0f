using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The verification of one file: read, run every check, keep header and report.</summary>
internal sealed class FileVerification(string name)
{
    public string Name { get; } = name;

    public VerificationBuilder Report { get; } = new(name);

    /// <summary>The header, once the file could be read.</summary>
    public RewardsHeader? Header { get; private set; }

    /// <summary>True if the file is none of ours and nobody named it outright.</summary>
    public bool PassedOver { get; private set; }

    /// <summary>True for a performance file: it is used with the rewards file of its interval.</summary>
    public bool IsPerformance { get; private set; }

    public static FileVerification Run(ArtifactSource source, PerformanceShelf performance, VerifyOptions options)
    {
        var work = new FileVerification(source.Name);
        try
        {
            work.Verify(source, performance, options);
        }
        catch (UnsupportedVersionException e)
        {
            work.Report.Add(e.Finding);
            foreach (Finding other in PublishedCheck.VersionsOf(source.Name, e.Header))
                work.Report.Add(other);
        }
        catch (RewardsFileException e)
        {
            foreach (Finding problem in e.Problems)
                work.Report.Add(problem);
        }
        catch (ApportionException e)
        {
            work.Report.Add(e.Finding);
        }
        return work;
    }

    private void Verify(ArtifactSource source, PerformanceShelf performance, VerifyOptions options)
    {
        if (performance.Holds(source))
        {
            IsPerformance = true;
            return;
        }
        var notices = new List<Finding>();
        RewardsFile? file = RewardsFiles.TryRead(source, notices);
        if (file is null)
        {
            PassedOver = true;
            return;
        }
        foreach (Finding notice in notices)
            Report.Add(notice);
        var subject = new VerificationSubject(source.Name, file);
        Header = file.Header;
        AddFacts(subject);
        RunChecks(subject, options);
        RunPerformance(subject, performance);
    }

    private void RunChecks(VerificationSubject subject, VerifyOptions options)
    {
        Report.Run(SchemaCheck.Name, SchemaCheck.Protects, findings => SchemaCheck.Run(subject, findings));
        Report.Run(RootCheck.Name, RootCheck.Protects, findings => RootCheck.Run(subject, findings));
        if (subject.File.Proofs is { Stored: > 0 } proofs)
            Report.Run(ProofCheck.Name, ProofCheck.Protects, findings => ProofCheck.Run(subject, proofs, findings));
        else
            Report.NotApplicable(ProofCheck.Name, ProofCheck.Protects, "the file carries no proofs");
        Report.Run(TotalsCheck.Name, TotalsCheck.Protects, findings => TotalsCheck.Run(subject, findings));
        Report.Run(NetworksCheck.Name, NetworksCheck.Protects, findings => NetworksCheck.Run(subject, findings));
        if (GroupSharesCheck.NotApplicable(subject) is { } why)
            Report.NotApplicable(GroupSharesCheck.Name, GroupSharesCheck.Protects, why);
        else
            Report.Run(
                GroupSharesCheck.Name,
                GroupSharesCheck.Protects,
                findings => GroupSharesCheck.Run(subject, findings)
            );
        Report.Run(OracleDaoCheck.Name, OracleDaoCheck.Protects, findings => OracleDaoCheck.Run(subject, findings));
        Report.Run(BalanceCheck.Name, BalanceCheck.Protects, findings => BalanceCheck.Run(subject, findings));
        bool confirmed = RunPublished(subject, options);
        if (TimingCheck.NotApplicable(subject.Header) is { } none)
            Report.NotApplicable(TimingCheck.Name, TimingCheck.Protects, none);
        else
            Report.Run(
                TimingCheck.Name,
                TimingCheck.Protects,
                findings => TimingCheck.Run(subject, confirmed, findings)
            );
    }

    /// <summary>Compares with the record of published intervals; true if everything agrees.</summary>
    private bool RunPublished(VerificationSubject subject, VerifyOptions options)
    {
        if (!options.ComparePublished)
            return false;
        if (PublishedCheck.NotApplicable(subject) is { } unknown)
        {
            Report.NotApplicable(PublishedCheck.Name, PublishedCheck.Protects, unknown);
            return false;
        }
        bool confirmed = false;
        Report.Run(
            PublishedCheck.Name,
            PublishedCheck.Protects,
            findings =>
            {
                long compared = PublishedCheck.Run(subject, findings);
                confirmed = findings.ToVerdict() == Verdict.Match;
                return compared;
            }
        );
        return confirmed;
    }

    private void RunPerformance(VerificationSubject subject, PerformanceShelf shelf)
    {
        if (!shelf.Has(subject.Header))
        {
            const string why = "no performance file was given";
            Report.NotApplicable(PerformanceCheck.Name, PerformanceCheck.Protects, why);
            Report.NotApplicable(ScoreCheck.Name, ScoreCheck.Protects, why);
            return;
        }
        (string name, PerformanceFile file) = shelf.Take(subject.Header);
        Report.Run(
            PerformanceCheck.Name,
            PerformanceCheck.Protects,
            findings => PerformanceCheck.Run(subject, name, file, findings)
        );
        if (ScoreCheck.NotApplicable(subject) is { } none)
            Report.NotApplicable(ScoreCheck.Name, ScoreCheck.Protects, none);
        else
            Report.Run(ScoreCheck.Name, ScoreCheck.Protects, findings => ScoreCheck.Run(name, file, findings));
    }

    private void AddFacts(VerificationSubject subject)
    {
        RewardsHeader header = subject.Header;
        Report.Fact("interval", Invariant($"{header.Network} {header.Index}"));
        Report.Fact("ruleset", Invariant($"v{header.RulesetVersion}"));
        Report.Fact("root", subject.Tree.Root.ToString());
        Report.Fact("leaves", subject.Tree.Tree.LeafCount.ToString(CultureInfo.InvariantCulture));
        Report.Fact("collateral RPL", RocketPoolAssets.Rpl.Format(subject.Collateral));
        Report.Fact("oracle DAO RPL", RocketPoolAssets.Rpl.Format(subject.OracleDao));
        Report.Fact("smoothing pool ETH", RocketPoolAssets.Eth.Format(subject.SmoothingPool));
        if (header.HasVoterShare)
            Report.Fact("voter share ETH", RocketPoolAssets.Eth.Format(subject.VoterShare));
        Report.Fact(
            "ETH beyond balance",
            BalanceCheck.Gap(subject.Totals).ToString(CultureInfo.InvariantCulture) + " wei"
        );
    }
}
