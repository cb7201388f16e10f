using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;

namespace GaitSense.App.Tests.Measures;

/// <summary>Stored sessions as small as a test needs them.</summary>
internal static class Sessions
{
    private static readonly Dictionary<string, int> None = [];

    public static StoredSession Walk(int valid, double stepLengthM = 0.3, int landedAsAsked = 0) => Stored("reverse-walking", Summary("reverse-walking") with
    {
        Steps = new StepCounts(valid + 2, valid, 2, None, None, None),
        Metrics = new Dictionary<string, MetricSummary> { ["step_length_m"] = new(valid, stepLengthM, 0.02, stepLengthM, null, null, null) },
        Targets = new Dictionary<string, TargetShare> { ["heel-first"] = new(valid, landedAsAsked, (double)landedAsAsked / valid) },
        CadenceSpm = 60,
        SpeedMps = 0.3,
        Quality = new QualitySummary((double)valid / (valid + 2), 0.9, []),
    });

    public static StoredSession Lifts(params double[] tucksDeg) => Stored("hip-lift", Summary("hip-lift") with
    {
        Repetitions = [.. tucksDeg.Select((t, i) => Lift(i + 1, t))],
        Targets = new Dictionary<string, TargetShare> { ["tuck"] = new(tucksDeg.Length, tucksDeg.Length, 1) },
    });

    public static Repetition Lift(int number, double tuckDeg, bool valid = true) => new()
    {
        Number = number,
        Start = SessionTime.FromSeconds(20 * number),
        End = SessionTime.FromSeconds((20 * number) + 12),
        LiftTime = TimeSpan.FromSeconds(2),
        HoldTime = TimeSpan.FromSeconds(7),
        LowerTime = TimeSpan.FromSeconds(2),
        TuckRad = double.DegreesToRadians(tuckDeg),
        MaxTuckRad = double.DegreesToRadians(tuckDeg + 1),
        Valid = valid,
    };

    private static StoredSession Stored(string exercise, SessionSummary summary) => new(
        new SessionHeader
        {
            Id = new SessionId("20260131T100000-0000b1"),
            StartedAt = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero),
            Person = "P01",
            Exercise = exercise,
            Source = "simulated",
            Sensors = [],
            Version = "1",
        },
        SessionState.Finished,
        summary,
        summary.Steps.Total,
        1000);

    private static SessionSummary Summary(string exercise) => new()
    {
        Recording = "s",
        Exercise = exercise,
        DurationS = 60,
        Sensors = [],
        Steps = new StepCounts(0, 0, 0, None, None, None),
        Metrics = new Dictionary<string, MetricSummary>(),
        Targets = new Dictionary<string, TargetShare>(),
        Quality = new QualitySummary(null, null, []),
        Version = "1",
    };
}
