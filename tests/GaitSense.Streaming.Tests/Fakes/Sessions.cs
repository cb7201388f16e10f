using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.Streaming.Tests.Fakes;

internal static class Sessions
{
    public static ExerciseProtocol Exercise { get; } = new()
    {
        Id = "reverse-walking",
        Version = 1,
        Name = "Reverse walking",
        Summary = "Walk backwards.",
        RequiredSites = [BodySite.LeftFoot],
        Phases = [],
        Cues = [],
    };

    public static SessionHeader Header(IReadOnlyList<SensorDescriptor> sensors) => new()
    {
        Id = new SessionId("20260131T174502-3f9a1c"),
        StartedAt = DateTimeOffset.UnixEpoch,
        Person = "p01",
        Exercise = Exercise.Id,
        Source = "fake",
        Sensors = sensors,
        Version = "test",
    };
}
