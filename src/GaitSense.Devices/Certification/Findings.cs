namespace GaitSense.Devices.Certification;

/// <summary>What the checks have found so far.</summary>
internal sealed class Findings
{
    private readonly List<CheckResult> _results = [];
    private readonly Dictionary<string, string> _blocked = new(StringComparer.Ordinal);

    /// <summary>Says how a check came out.</summary>
    public void Judge(CertificationCheck check, bool isRight, string measured, string at = "") =>
        _results.Add(new CheckResult(check, at, isRight ? CheckOutcome.Passed : CheckOutcome.Failed, measured));

    /// <summary>Says that there is nothing to check.</summary>
    public void Skip(CertificationCheck check, string why, string at = "") =>
        _results.Add(new CheckResult(check, at, CheckOutcome.NotApplicable, why));

    /// <summary>Says why checks that say nothing themselves could not be made; the first reason counts.</summary>
    public void Block(string why, params ReadOnlySpan<CertificationCheck> checks)
    {
        foreach (CertificationCheck check in checks)
        {
            _blocked.TryAdd(check.Id, why);
        }
    }

    /// <summary>The results in the order of the report; a check without one failed.</summary>
    public IReadOnlyList<CheckResult> Results() => [.. CertificationChecks.All.SelectMany(check =>
        _results.Where(r => r.Check == check) is var found && found.Any()
            ? found
            : [new CheckResult(check, "", CheckOutcome.Failed, $"could not be checked: {_blocked.GetValueOrDefault(check.Id, "the run did not come to it")}")])];
}
