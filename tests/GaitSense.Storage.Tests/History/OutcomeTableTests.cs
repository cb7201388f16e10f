using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;

namespace GaitSense.Storage.Tests.History;

public sealed class OutcomeTableTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void An_outcome_has_the_numbers_of_the_summary()
    {
        using SqliteSessionStore store = files.Open();
        Outcomes.Add(store, 3);
        SessionOutcome outcome = Assert.Single(store.Outcomes(new SessionQuery("p01")));
        Assert.Equal(
            ("s03", Examples.Start.AddDays(3).AddTicks(3), "reverse-walking", 61.25, 9, 7),
            (outcome.Id.Value, outcome.StartedAt, outcome.Exercise, outcome.DurationS, outcome.Steps, outcome.ValidSteps));
        Assert.Equal(
            ["cadence_spm", "speed_mps", "stance_percent", "stride_length_m", "toe_out_deg", "trunk_counter_rotation_phase_deg"],
            outcome.Metrics.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new MetricOutcome(7, 3 / 7.0, 0.03, 0.6), outcome.Metrics["stride_length_m"]);
        Assert.Equal(new MetricOutcome(4, -1e-7 / 3, null, null), outcome.Metrics["toe_out_deg"]);
        Assert.Equal(new MetricOutcome(null, 0.55, null, null), outcome.Metrics[SessionOutcome.Speed]);
        Assert.Equal(new MetricOutcome(12, 61, null, null), outcome.Metrics["stance_percent"]);
        Assert.Equal(new MetricOutcome(9, 170.5, null, null), outcome.Metrics["trunk_counter_rotation_phase_deg"]);
        Assert.Equal(new TargetShare(9, 3, 3 / 9.0), outcome.Targets["toe-first"]);
        Assert.Equal(new TargetShare(0, 0, null), outcome.Targets["soft"]);
    }

    [Fact]
    public void Sessions_come_oldest_first_by_person_exercise_and_start()
    {
        using SqliteSessionStore store = files.Open();
        foreach (int number in (int[])[4, 1, 3, 2])
        {
            Outcomes.Add(store, number);
        }

        Outcomes.Add(store, 5, person: "p02");
        Outcomes.Add(store, 6, exercise: "hip-lift");
        string[] Ids(SessionQuery query) => [.. store.Outcomes(query).Select(o => o.Id.Value)];
        Assert.Equal(["s01", "s02", "s03", "s04", "s06"], Ids(new SessionQuery("p01")));
        Assert.Equal(["s05"], Ids(new SessionQuery("p02")));
        Assert.Equal(["s06"], Ids(new SessionQuery("p01", "hip-lift")));
        Assert.Equal(["s02", "s03"], Ids(new SessionQuery(From: Examples.Start.AddDays(2), To: Examples.Start.AddDays(4))));
        Assert.Equal(["s04", "s06"], Ids(new SessionQuery("p01", Limit: 2)));
        Assert.Empty(Ids(new SessionQuery("nobody")));
    }

    [Fact]
    public void What_has_no_summary_or_none_that_can_be_read_is_left_out()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter running = store.Begin(Examples.Header("s9"));
        Outcomes.Add(store, 1);
        Outcomes.Add(store, 2);
        Outcomes.Add(store, 3);
        files.Tamper("UPDATE summaries SET summary = '{' WHERE session = (SELECT key FROM sessions WHERE id = 's01')");
        files.Tamper("UPDATE summaries SET summary = '{}' WHERE session = (SELECT key FROM sessions WHERE id = 's02')");
        Assert.Equal("s03", Assert.Single(store.Outcomes(new SessionQuery())).Id.Value);
    }
}
