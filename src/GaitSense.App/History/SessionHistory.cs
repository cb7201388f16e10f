using GaitSense.Storage.History;

namespace GaitSense.App.History;

/// <summary>A person's finished sessions.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Source">Where the numbers came from.</param>
/// <param name="Sessions">Oldest first.</param>
public sealed record SessionHistory(string Person, HistorySource Source, IReadOnlyList<SessionOutcome> Sessions)
{
    /// <summary>Names of the metrics that any of the sessions has, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Metrics => [.. Sessions.SelectMany(s => s.Metrics.Keys).Distinct()];

    /// <summary>Names of the cues that any of the sessions was held against.</summary>
    public IReadOnlyList<string> Cues => [.. Sessions.SelectMany(s => s.Targets.Keys).Distinct()];

    /// <summary>One metric from session to session, oldest first; sessions without it are left out.</summary>
    public IReadOnlyList<TrendPoint> Trend(string metric) =>
    [
        .. from session in Sessions
           where session.Metrics.ContainsKey(metric)
           select new TrendPoint(session, session.Metrics[metric]),
    ];

    /// <summary>Share in target of one cue from session to session, oldest first; sessions in which it could not be judged are
    /// left out.</summary>
    public IReadOnlyList<TargetPoint> Targets(string cue) =>
    [
        .. from session in Sessions
           where session.Targets.GetValueOrDefault(cue) is { Share: not null }
           select new TargetPoint(session, session.Targets[cue].Share!.Value),
    ];
}

/// <summary>A metric in one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Value">The metric.</param>
public sealed record TrendPoint(SessionOutcome Session, MetricOutcome Value);

/// <summary>A cue in one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Share">Share of judged steps in target, 0 to 1.</param>
public sealed record TargetPoint(SessionOutcome Session, double Share);
