using GaitSense.App.People;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.People;

public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero);

    private static ExerciseProtocol? Find(string id) => ExerciseCatalog.BuiltIn.Find(id);

    [Fact]
    public void Somebody_who_practises_well_needs_none() =>
        Assert.Empty(Attention.Of([Session(1, 0.9), Session(2, 0.9)], Find, Now));

    [Fact]
    public void Nobody_is_missed_for_a_week() =>
        Assert.Equal(["no session for 8 days"], Attention.Of([Session(8, 0.9)], Find, Now));

    [Fact]
    public void A_fall_of_the_most_important_cue_is_told_with_both_shares()
    {
        IReadOnlyList<string> told = Attention.Of([Session(1, 0.6), Session(2, 0.8), Session(3, 0.9), Session(4, 0.7), Session(5, 0.1)], Find, Now);
        string reason = Assert.Single(told);
        Assert.StartsWith("60\u00A0% in target, 80\u00A0% before", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Poor_quality_and_an_interruption_are_told()
    {
        Assert.Contains("40\u00A0%", Assert.Single(Attention.Of([Session(1, 0.9, coverage: 0.4)], Find, Now)), StringComparison.Ordinal);
        Assert.Equal(["last session interrupted"], Attention.Of([Session(1, 0.9) with { State = SessionState.Interrupted }], Find, Now));
    }

    [Fact]
    public void A_hip_lift_is_watched_by_its_repetitions_and_by_the_first_cue_that_its_sensors_judged()
    {
        static StoredSession Lifts(int daysAgo, double share, int valid) => Session(daysAgo, 1) with
        {
            Header = Session(daysAgo, 1).Header with { Exercise = "hip-lift" },
            Summary = Session(daysAgo, 1).Summary! with
            {
                Repetitions = [.. Enumerable.Range(1, 6).Select(i => Measures.Sessions.Lift(i, 12, valid: i <= valid))],
                Targets = new Dictionary<string, TargetShare> { ["tuck"] = new(6, (int)Math.Round(6 * share), share) },
                Quality = new QualitySummary(null, null, []),
            },
        };

        Assert.Empty(Attention.Of([Lifts(1, 1, 6), Lifts(2, 1, 6)], Find, Now));
        Assert.Contains("33\u00A0%", Assert.Single(Attention.Of([Lifts(1, 1, 2)], Find, Now)), StringComparison.Ordinal);
        Assert.StartsWith("50\u00A0% in target, 100\u00A0% before", Assert.Single(Attention.Of([Lifts(1, 0.5, 6), Lifts(2, 1, 6)], Find, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_very_few_calls_nobody()
    {
        StoredSession few = Session(1, 0);
        few = few with { Summary = few.Summary! with { Targets = new Dictionary<string, TargetShare> { ["heel-first"] = new(2, 0, 0) } } };
        Assert.Empty(Attention.Of([few, Session(2, 0.9)], Find, Now));
    }

    private static StoredSession Session(int daysAgo, double share, double coverage = 0.95) => new(
        new SessionHeader
        {
            Id = new SessionId($"s-{daysAgo}"),
            StartedAt = Now.AddDays(-daysAgo),
            Person = "P01",
            Exercise = "reverse-walking",
            Source = "simulated",
            Sensors = [],
            Version = "1",
        },
        SessionState.Finished,
        new SessionSummary
        {
            Recording = "s",
            Exercise = "reverse-walking",
            DurationS = 60,
            Sensors = [],
            Steps = new StepCounts(100, 95, 5, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>()),
            Metrics = new Dictionary<string, MetricSummary>(),
            Targets = new Dictionary<string, TargetShare> { ["heel-first"] = new(100, (int)(100 * share), share) },
            Quality = new QualitySummary(coverage, 0.9, []),
            Version = "1",
        },
        100,
        1000);
}
