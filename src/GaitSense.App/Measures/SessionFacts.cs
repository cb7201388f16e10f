using GaitSense.App.Wording;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Measures;

/// <summary>The figures of a stored session as the pages show them.</summary>
/// <param name="session">The session.</param>
public sealed class SessionFacts(StoredSession session)
{
    /// <summary>Duration as a clock.</summary>
    public string Duration => session.Summary is { } s ? Units.Clock(TimeSpan.FromSeconds(s.DurationS)) : Units.None;

    /// <summary>Mean step length.</summary>
    public double? StepLengthM => Metric("step_length_m")?.Mean;

    /// <summary>Steps per minute.</summary>
    public double? CadenceSpm => session.Summary?.CadenceSpm;

    /// <summary>How many steps, or repetitions.</summary>
    public string Steps => session.Summary?.Repetitions.Count is { } repetitions and > 0
        ? Phrases.Say("session.repetitions.count", repetitions)
        : Units.Count(session.StepCount);

    /// <summary>How many of them are fit for judgement.</summary>
    public string ValidNote => session.Summary is { } s ? Phrases.Say("live.steps.note", s.Steps.Valid) : "";

    /// <summary>True when no body moved behind the numbers.</summary>
    public bool IsSimulated => session.Header.Source.StartsWith("simulated", StringComparison.Ordinal);

    /// <summary>Statistics of that column; null when there are none.</summary>
    public MetricSummary? Metric(string name) => session.Summary?.Metrics.GetValueOrDefault(name);

    /// <summary>Share of steps, or repetitions, that are fit for judgement; null without any.</summary>
    public double? Coverage => session.Summary is { Repetitions: { Count: > 0 } lifts }
        ? (double)lifts.Count(r => r.Valid) / lifts.Count
        : session.Summary?.Quality.Coverage;
}
