using GaitSense.App.Live;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Summaries;

namespace GaitSense.App.Measures;

/// <summary>A measure that every session of one exercise has one value of, for pages and reports alike.</summary>
public sealed class TrendMeasure
{
    private const string Landing = "landing_share";
    private const string Cadence = "cadence_spm";
    private const string Speed = "speed_mps";

    private readonly ExerciseMovement _movement;
    private readonly Func<SessionSummary, MetricSummary?> _read;

    private TrendMeasure(string column, MetricWords words, ExerciseMovement movement, Func<SessionSummary, MetricSummary?> read) =>
        (Column, Words, _movement, _read) = (column, words, movement, read);

    /// <summary>Its name: a column of the step table or of the repetition table, or landing_share, cadence_spm, speed_mps.</summary>
    public string Column { get; }

    /// <summary>Its words.</summary>
    public MetricWords Words { get; }

    /// <summary>What an exercise is followed by: how feet land, every averaged column, and the pace; or the columns of repetitions.</summary>
    public static IReadOnlyList<TrendMeasure> Of(ExerciseProtocol? exercise) =>
        exercise?.Movement == ExerciseMovement.HipLift ? OfRepetitions() : OfSteps(LandingMeasure.For(exercise));

    /// <summary>Those of them that at least one of the sessions has.</summary>
    public static IReadOnlyList<TrendMeasure> Of(ExerciseProtocol? exercise, IReadOnlyList<StoredSession> sessions) =>
        [.. Of(exercise).Where(m => sessions.Any(s => m.Value(s) is not null))];

    /// <summary>The name of the measure that judges a cue.</summary>
    public static string? NameFor(ExerciseCue cue) => cue.Metric == LandingMeasure.Metric ? Landing : cue.Metric;

    /// <summary>The session's value in the unit of its name; null when not measured, or when the session is too short for its means to be
    /// held against those of other days.</summary>
    public double? Value(StoredSession session) => Settled(session)?.Mean;

    /// <summary>Standard deviation over the session's steps or repetitions; null for what has none, and below its gate.</summary>
    public double? Sd(StoredSession session) => Settled(session)?.Sd;

    /// <summary>Steps or repetitions that it rests on.</summary>
    public int Count(StoredSession session) => session.Summary is { } summary ? _read(summary)?.N ?? 0 : 0;

    private MetricSummary? Settled(StoredSession session) =>
        session.Summary is { } summary && summary.IsSettled(_movement) && _read(summary) is { Mean: { } mean } found && double.IsFinite(mean) ? found : null;

    private static List<TrendMeasure> OfSteps(LandingMeasure landing)
    {
        List<TrendMeasure> all = [];
        if (landing.Cue is not null)
        {
            all.Add(Steps(Landing, new MetricWords(landing.Label, "%", 100, 0), s => landing.Of(s) is { } share ? Single(share.Share, share.Judged) : null));
        }

        all.AddRange(StepColumns.All.Where(c => c.Averaged).Select(c => Steps(c.Name, MetricWords.For(c.Name), s => s.Metrics.GetValueOrDefault(c.Name))));
        all.Add(Steps(Cadence, MetricWords.For(Cadence), s => Single(s.CadenceSpm, s.Steps.Valid)));
        all.Add(Steps(Speed, MetricWords.For(Speed), s => Single(s.SpeedMps, s.Steps.Valid)));
        return all;
    }

    private static List<TrendMeasure> OfRepetitions() =>
    [
        .. RepetitionColumns.All.Where(c => c.IsMeasure).Select(c => new TrendMeasure(
            c.Name, MetricWords.For(c.Name), ExerciseMovement.HipLift, s => RepetitionMetrics.Of(s.Repetitions).GetValueOrDefault(c.Name))),
    ];

    private static TrendMeasure Steps(string column, MetricWords words, Func<SessionSummary, MetricSummary?> read) =>
        new(column, words, ExerciseMovement.Steps, read);

    private static MetricSummary Single(double? value, int n) => new(n, value, null, null, null, null, null);
}
