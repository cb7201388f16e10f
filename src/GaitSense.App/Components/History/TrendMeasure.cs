using GaitSense.App.Wording;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.App.Components.History;

/// <summary>A measure that every session has one value of.</summary>
/// <param name="Column">Its name: a column of the step table, or heel_share, or cadence_spm.</param>
public sealed record TrendMeasure(string Column)
{
    private const string HeelShare = "heel_share";
    private const string Cadence = "cadence_spm";

    /// <summary>Its words.</summary>
    public MetricWords Words => MetricWords.For(Column);

    /// <summary>The measures that at least one of the sessions has.</summary>
    public static IReadOnlyList<TrendMeasure> Of(IReadOnlyList<StoredSession> sessions) =>
    [
        .. new[] { HeelShare }.Concat(StepColumns.All.Where(c => c.Averaged).Select(c => c.Name)).Append(Cadence)
            .Select(c => new TrendMeasure(c)).Where(m => sessions.Any(s => m.Value(s) is not null)),
    ];

    /// <summary>The session's value in the unit of its name; null when not measured.</summary>
    public double? Value(StoredSession session) => Column switch
    {
        HeelShare => session.Summary?.Steps.ByPattern is { } patterns ? ShareOfHeels(patterns) : null,
        Cadence => session.Summary?.CadenceSpm,
        _ => Metric(session)?.Mean,
    };

    /// <summary>Standard deviation over the session's steps; null for what has none.</summary>
    public double? Sd(StoredSession session) => Metric(session)?.Sd;

    /// <summary>Steps that it rests on.</summary>
    public int Count(StoredSession session) => Metric(session)?.N ?? session.Summary?.Steps.Valid ?? 0;

    private static double? ShareOfHeels(IReadOnlyDictionary<string, int> patterns)
    {
        int told = patterns.Where(p => p.Key != StepColumns.NameOf(Core.Steps.ContactPattern.Unknown)).Sum(p => p.Value);
        return told == 0 ? null : (double)patterns.GetValueOrDefault(StepColumns.NameOf(Core.Steps.ContactPattern.Heel)) / told;
    }

    private MetricSummary? Metric(StoredSession session) => session.Summary?.Metrics.GetValueOrDefault(Column);
}
