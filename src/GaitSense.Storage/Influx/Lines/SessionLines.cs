using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>What a session came to as one point of <c>gait_session</c>, at the session's start: counts, duration, pace and
/// speed; of each metric the mean under its name, and with a suffix its number, deviation and median; measures of the whole
/// session; of each cue how many steps were judged and how many of them were in target.</summary>
/// <remarks>Fields and not tags: a year of sessions stays one series a session. <b>Cost</b> names of cues and of measures are
/// made for each session; that is once, and not per step.</remarks>
public static class SessionLines
{
    private static readonly (string Metric, byte[] Mean, byte[] N, byte[] Sd, byte[] Median)[] Metrics =
    [
        .. StepColumns.All.Where(c => c.Value is not null).Select(c => (
            c.Name,
            SessionFields.Bytes(c.Name),
            SessionFields.Bytes(c.Name + SessionFields.N),
            SessionFields.Bytes(c.Name + SessionFields.Sd),
            SessionFields.Bytes(c.Name + SessionFields.Median))),
    ];

    /// <summary>Writes one session.</summary>
    public static void Write(LineWriter lines, SessionHeader session, SessionSummary summary)
    {
        lines.Begin("gait_session"u8);
        lines.Tag("exercise"u8, session.Exercise);
        lines.Tag("person"u8, session.Person);
        lines.Tag("session"u8, session.Id.Value);
        lines.Count("steps"u8, summary.Steps.Total);
        lines.Count("valid_steps"u8, summary.Steps.Valid);
        lines.Field("duration_s"u8, summary.DurationS);
        lines.Field("cadence_spm"u8, summary.CadenceSpm);
        lines.Field("speed_mps"u8, summary.SpeedMps);
        foreach ((string metric, byte[] mean, byte[] n, byte[] sd, byte[] median) in Metrics)
        {
            // A measure of the whole session takes the place of a metric of its name: no field twice.
            if (summary.Metrics.TryGetValue(metric, out MetricSummary? figures) && figures.Mean is { } value && double.IsFinite(value)
                && summary.SessionMetrics.GetValueOrDefault(metric) is not { Value: not null })
            {
                lines.Field(mean, value);
                lines.Count(n, figures.N);
                lines.Field(sd, figures.Sd);
                lines.Field(median, figures.Median);
            }
        }

        WriteMeasures(lines, summary);
        WriteTargets(lines, summary);
        lines.End(session.StartedAt);
    }

    private static void WriteMeasures(LineWriter lines, SessionSummary summary)
    {
        foreach ((string name, CountedValue measure) in summary.SessionMetrics.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (measure.Value is { } value && double.IsFinite(value))
            {
                lines.Field(SessionFields.Bytes(name), value);
                lines.Count(SessionFields.Bytes(name + SessionFields.N), measure.N);
            }
        }
    }

    private static void WriteTargets(LineWriter lines, SessionSummary summary)
    {
        foreach ((string cue, TargetShare share) in summary.Targets.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            string name = SessionFields.Target + cue;
            lines.Count(SessionFields.Bytes(name + SessionFields.Judged), share.Judged);
            lines.Count(SessionFields.Bytes(name + SessionFields.InTarget), share.InTarget);
            lines.Field(SessionFields.Bytes(name + SessionFields.Share), share.Share);
        }
    }
}
