using GaitSense.App.History;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;

namespace GaitSense.App.Tests.History;

public sealed class SessionHistoryTests
{
    private static readonly SessionHistory History = new(
        "P07",
        HistorySource.Store,
        [
            Session("a", new MetricOutcome(7, 0.5, 0.1, null), new TargetShare(4, 1, 0.25)),
            Session("b", null, new TargetShare(0, 0, null)),
            Session("c", new MetricOutcome(9, 0.75, null, null), null),
        ]);

    [Fact]
    public void A_trend_has_the_sessions_with_the_metric() => Assert.Equal(
        [("a", 0.5), ("c", 0.75)], History.Trend("stride_length_m").Select(p => (p.Session.Id.Value, p.Value.Mean)));

    [Fact]
    public void A_cue_has_the_sessions_in_which_it_was_judged() => Assert.Equal(
        [("a", 0.25)], History.Targets("toe-first").Select(p => (p.Session.Id.Value, p.Share)));

    [Fact]
    public void Names_are_those_of_all_sessions()
    {
        Assert.Equal(["stride_length_m"], History.Metrics);
        Assert.Equal(["toe-first"], History.Cues);
        Assert.Empty(History.Trend("nothing"));
    }

    private static SessionOutcome Session(string id, MetricOutcome? stride, TargetShare? share) => new()
    {
        Id = new SessionId(id),
        StartedAt = DateTimeOffset.UnixEpoch,
        Exercise = "reverse-walking",
        DurationS = 60,
        Steps = 10,
        ValidSteps = 9,
        Metrics = stride is null ? new Dictionary<string, MetricOutcome>() : new Dictionary<string, MetricOutcome> { ["stride_length_m"] = stride },
        Targets = share is null ? new Dictionary<string, TargetShare>() : new Dictionary<string, TargetShare> { ["toe-first"] = share },
    };
}
