using GaitSense.App.History;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;

namespace GaitSense.App.Api.Contracts;

/// <summary>A person's finished sessions.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Source">Where the numbers came from.</param>
/// <param name="Sessions">Oldest first.</param>
public sealed record HistoryAnswer(string Person, HistorySource Source, IReadOnlyList<HistoryEntry> Sessions)
{
    /// <summary>The answer for a history.</summary>
    public static HistoryAnswer Of(SessionHistory history) =>
        new(history.Person, history.Source, [.. history.Sessions.Select(HistoryEntry.Of)]);
}

/// <summary>One session in a history.</summary>
/// <param name="Session">Identity.</param>
/// <param name="StartedAt">UTC start.</param>
/// <param name="Exercise">Identity of the exercise.</param>
/// <param name="DurationS">From the first to the last sample, s.</param>
/// <param name="Steps">All steps.</param>
/// <param name="ValidSteps">Steps fit for averages.</param>
/// <param name="Metrics">By name, in the unit of the name: number, mean, sample standard deviation, median.</param>
/// <param name="Targets">By cue: steps judged, of those in target, share.</param>
public sealed record HistoryEntry(
    string Session,
    DateTimeOffset StartedAt,
    string Exercise,
    double DurationS,
    int Steps,
    int ValidSteps,
    IReadOnlyDictionary<string, MetricOutcome> Metrics,
    IReadOnlyDictionary<string, TargetShare> Targets)
{
    /// <summary>The entry for an outcome.</summary>
    public static HistoryEntry Of(SessionOutcome o) =>
        new(o.Id.Value, o.StartedAt, o.Exercise, o.DurationS, o.Steps, o.ValidSteps, o.Metrics, o.Targets);
}
