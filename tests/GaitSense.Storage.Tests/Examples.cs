using GaitSense.Core.Coaching;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Tests;

/// <summary>Sessions, packets and summaries with every field away from its default.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 17, 45, 2, TimeSpan.Zero);

    public static SessionHeader Header(
        string id = "20260131T174502-3f9a1c",
        string person = "p01",
        string exercise = "reverse-walking",
        DateTimeOffset? start = null,
        int sensors = 3) => new()
        {
            Id = new SessionId(id),
            StartedAt = start ?? Start,
            Person = person,
            Exercise = exercise,
            Source = "simulated",
            Version = "0.1.0+abc",
            Sensors = [.. Enumerable.Range(0, sensors).Select(Sensor)],
        };

    public static SensorDescriptor Sensor(int index) => new()
    {
        Id = $"AA:BB:{index}",
        Site = (BodySite)(index % 7),
        NominalRateHz = 99.5 + index,
        Name = "Linker Fuß",
        Profile = "other-2",
        Clock = index % 2 == 0 ? ClockKind.Session : ClockKind.FreeRunning,
        Placement = "instep of the shoe",
        Axes = (AxesKnowledge)(index % 3),
        Mounting = new Rotation<SensorFrame, NominalFrame>(Quat.Exp(new Vec3(0.1, -0.2, 0.3 * index))),
    };

    public static RawPacket Packet(int sensor, double arrivalS, params byte[] payload) =>
        new(sensor, HostTime.FromSeconds(arrivalS), payload);

    public static CoachingCue Cue(int number) => new(
        new SessionTime(number * 1_000_000_000L),
        $"cue-{number}",
        (CueKind)(number % 4),
        (CueLevel)(number % 4),
        number % 3 == 0 ? null : 0.25 * number,
        number % 2 == 0 ? null : -1.5,
        number % 5 == 0 ? null : 40,
        number % 3 == 0 ? null : number % 3 == 1);

    public static SessionSummary Summary(string recording) => new()
    {
        Recording = recording,
        Exercise = "reverse-walking",
        DurationS = 61.25,
        Sensors =
        [
            new SensorHealth
            {
                Sensor = 1,
                Site = BodySite.LeftFoot,
                DeviceId = "AA",
                Linked = false,
                RateHz = 100.02,
                Samples = 10,
                Lost = 2,
                Clipped = 3,
                Rejected = 4,
                Discarded = 5,
                SkewPpm = -12.5,
                ResidualSkewS = 0.0021,
                TapOffsetS = -0.004,
                LatencyS = 0.011,
                BatteryRatio = 0.8,
            },
        ],
        Steps = new StepCounts(
            9,
            7,
            2,
            new Dictionary<string, int> { ["left"] = 5, ["right"] = 4 },
            new Dictionary<string, int> { ["in_place"] = 1, ["backward"] = 8 },
            new Dictionary<string, int> { ["toe"] = 9 }),
        Metrics = new Dictionary<string, MetricSummary>
        {
            ["stride_length_m"] = new(7, 0.61, 0.03, 0.6, null, 0.62, double.NaN),
        },
        CadenceSpm = 92.5,
        SpeedMps = 0.55,
        Targets = new Dictionary<string, TargetShare> { ["toe-first"] = new(7, 6, 6.0 / 7) },
        Quality = new QualitySummary(0.78, 0.9, ["one note"]),
        Version = "0.1.0",
    };
}
