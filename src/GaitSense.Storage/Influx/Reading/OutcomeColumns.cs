using System.Text.Json;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Influx.Reading;

/// <summary>The columns of an answer on <c>gait_session</c>, and outcomes from its rows. Points of an older version lack some
/// statistics; those are null then.</summary>
internal sealed class OutcomeColumns
{
    private static readonly string[] NoMetrics = ["time", "session", "person", "exercise", "steps", "valid_steps", "duration_s"];
    private static readonly string[] Statistics = [SessionFields.N, SessionFields.Sd, SessionFields.Median];
    private readonly Dictionary<string, int> at;
    private readonly List<(string Name, int Mean, int N, int Sd, int Median)> metrics;
    private readonly List<(string Cue, int Judged, int InTarget, int Share)> targets;

    public OutcomeColumns(IReadOnlyList<string> columns)
    {
        at = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        metrics = [.. columns.Where(IsMetric).Select(m => (m, at[m], At(m + SessionFields.N), At(m + SessionFields.Sd), At(m + SessionFields.Median)))];
        targets =
        [
            .. from column in columns
               where column.StartsWith(SessionFields.Target, StringComparison.Ordinal) && column.EndsWith(SessionFields.Judged, StringComparison.Ordinal)
               let cue = column[SessionFields.Target.Length..^SessionFields.Judged.Length]
               select (cue, at[column], At(SessionFields.Target + cue + SessionFields.InTarget), At(SessionFields.Target + cue + SessionFields.Share)),
        ];
    }

    /// <summary>The outcome of a row.</summary>
    public SessionOutcome OutcomeOf(JsonElement row) => new()
    {
        Id = new SessionId(row[at["session"]].GetString() ?? ""),
        StartedAt = PointTime.Instant(row[at["time"]].GetInt64()),
        Exercise = row[at["exercise"]].GetString() ?? "",
        DurationS = Number(row, At("duration_s")) ?? 0,
        Steps = Whole(row, At("steps")) ?? 0,
        ValidSteps = Whole(row, At("valid_steps")) ?? 0,
        Metrics = MetricsOf(row),
        Targets = TargetsOf(row),
    };

    private Dictionary<string, MetricOutcome> MetricsOf(JsonElement row)
    {
        Dictionary<string, MetricOutcome> all = [];
        foreach ((string name, int mean, int n, int sd, int median) in metrics)
        {
            if (Number(row, mean) is { } value)
            {
                all[name] = new MetricOutcome(Whole(row, n), value, Number(row, sd), Number(row, median));
            }
        }

        return all;
    }

    private Dictionary<string, TargetShare> TargetsOf(JsonElement row)
    {
        Dictionary<string, TargetShare> all = [];
        foreach ((string cue, int judged, int inTarget, int share) in targets)
        {
            if (Whole(row, judged) is { } count)
            {
                all[cue] = new TargetShare(count, Whole(row, inTarget) ?? 0, Number(row, share));
            }
        }

        return all;
    }

    private bool IsMetric(string column) =>
        !NoMetrics.Contains(column)
        && !column.StartsWith(SessionFields.Target, StringComparison.Ordinal)
        && !Statistics.Any(s => column.EndsWith(s, StringComparison.Ordinal) && at.ContainsKey(column[..^s.Length]));

    private int At(string column) => at.GetValueOrDefault(column, -1);

    private static double? Number(JsonElement row, int column) =>
        column >= 0 && row[column].ValueKind == JsonValueKind.Number ? row[column].GetDouble() : null;

    private static int? Whole(JsonElement row, int column) =>
        column >= 0 && row[column].ValueKind == JsonValueKind.Number ? (int)row[column].GetDouble() : null;
}
