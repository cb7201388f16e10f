using System.Text;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>What a session came to as one point of <c>gait_session</c>, at the session's start: counts, duration, and the
/// mean of each metric under the metric's name.</summary>
public static class SessionLines
{
    private static readonly (byte[] Field, string Metric)[] Means =
        [.. StepColumns.All.Where(c => c.Value is not null).Select(c => (Encoding.ASCII.GetBytes(c.Name), c.Name))];

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
        foreach ((byte[] field, string metric) in Means)
        {
            lines.Field(field, summary.Metrics.TryGetValue(metric, out MetricSummary? figures) ? figures.Mean : null);
        }

        lines.End(PointTime.Ns(session.StartedAt));
    }
}
