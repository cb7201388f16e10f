using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;

namespace GaitSense.Streaming;

/// <summary>What a session came to, made in one way for live and offline.</summary>
internal static class SummaryMaker
{
    public static SessionSummary Make(
        string recording,
        ExerciseProtocol exercise,
        IReadOnlyList<Step> steps,
        SessionPipeline pipeline) => new()
        {
            Recording = recording,
            Exercise = exercise.Id,
            DurationS = pipeline.DurationS,
            Sensors = pipeline.Health(),
            Steps = new StepCounts(
                steps.Count,
                steps.Count(s => s.Valid),
                steps.Count(s => !s.Valid),
                CountBy(steps, s => s.Side),
                CountBy(steps, s => s.Direction),
                CountBy(steps, s => s.ContactPattern)),
            Metrics = new Dictionary<string, MetricSummary>(),
            Targets = new Dictionary<string, TargetShare>(),
            Quality = new QualitySummary(null, null, []),
            Version = GaitEngine.Version,
        };

    private static Dictionary<string, int> CountBy(IReadOnlyList<Step> steps, Func<Step, Enum> division) =>
        steps.GroupBy(s => StepColumns.NameOf(division(s))).ToDictionary(g => g.Key, g => g.Count());
}
