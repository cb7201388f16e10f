using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Export.Tests.Kit;

/// <summary>A small result and a small recording with known numbers.</summary>
public static class Example
{
    public static Step FullStep { get; } = new()
    {
        Side = Side.Left,
        InitialContact = SessionTime.FromSeconds(2.25),
        FinalContact = SessionTime.FromSeconds(1.75),
        Direction = WalkingDirection.Backward,
        StrideLengthM = 0.81234,
        StepLengthM = -0.4,
        StepTime = TimeSpan.FromSeconds(0.5),
        ContactPattern = ContactPattern.Toe,
        FootStrikeAngleRad = -Math.PI / 6,
        ArmLegPhaseRad = Math.PI,
        ArmLegRatio = 1,
        Confidence = 0.9,
        Valid = true,
        Flags = StepFlags.Turn | StepFlags.LowQuality,
    };

    public static Step BareStep { get; } = new()
    {
        Side = Side.Right,
        InitialContact = SessionTime.FromSeconds(2.75),
        Direction = WalkingDirection.InPlace,
    };

    public static IReadOnlyList<GaitEvent> Events { get; } =
    [
        new(GaitEventKind.FinalContact, SessionTime.FromSeconds(1.75), TimeSpan.Zero, Side.Left),
        new(GaitEventKind.InitialContact, SessionTime.FromSeconds(2.25), TimeSpan.Zero, Side.Left),
        new(GaitEventKind.Gap, SessionTime.FromSeconds(3), TimeSpan.FromSeconds(0.125), null, BodySite.Pelvis),
        new(GaitEventKind.Pause, SessionTime.FromSeconds(4), TimeSpan.FromSeconds(2)),
    ];

    public static SessionSummary Summary { get; } = new()
    {
        Recording = "sub-01",
        Exercise = "reverse-walking",
        DurationS = 12.3456789,
        Sensors =
        [
            new SensorHealth { Sensor = 0, Site = BodySite.LeftFoot, RateHz = 99.97, Samples = 1200, Lost = 3, Clipped = 2, SkewPpm = -12.5, ResidualSkewS = 0.0021, TapOffsetS = -0.004 },
            new SensorHealth { Sensor = 1, Site = BodySite.LeftFoot, Samples = 5 },
        ],
        Steps = new StepCounts(
            2,
            1,
            1,
            new Dictionary<string, int> { ["left"] = 1, ["right"] = 1 },
            new Dictionary<string, int> { ["backward"] = 1, ["in_place"] = 1 },
            new Dictionary<string, int> { ["toe"] = 1, ["unknown"] = 1 }),
        Metrics = new Dictionary<string, MetricSummary>
        {
            ["stride_length_m"] = new(1, 0.81234, null, 0.81234, 0.81234, double.NaN, null),
        },
        CadenceSpm = 110,
        Targets = new Dictionary<string, TargetShare> { ["toe-first"] = new(1, 1, 1) },
        Quality = new QualitySummary(0.5, 0.9, ["one \"note\""]),
        Version = "9.8.7",
    };

    public static AnalysisResult Result { get; } = new("sub-01", [FullStep, BareStep], Events, Summary);

    /// <summary>A sensor that is mounted by a quarter turn about z: its x points left.</summary>
    public static SensorDescriptor Turned { get; } = new()
    {
        Id = "pelvis-7",
        Site = BodySite.Pelvis,
        NominalRateHz = 50,
        Placement = "sacrum",
        Mounting = new Rotation<SensorFrame, NominalFrame>(Quat.FromAxes(Vec3.UnitY, -Vec3.UnitX, Vec3.UnitZ)),
    };

    public static ImuTrack Track(SensorDescriptor sensor, int samples, double firstS = 0, bool hasField = false)
    {
        int[] rows = [.. Enumerable.Range(0, samples)];
        return new ImuTrack(
            sensor,
            [.. rows.Select(i => firstS + (i / sensor.NominalRateHz))],
            [.. rows.Select(i => new Vec3(Math.Sin(i), 0.1234567, 9.8))],
            [.. rows.Select(i => new Vec3(0.5, Math.Cos(i), -0.25))],
            hasField ? [.. rows.Select(i => i % 3 == 0 ? Vec3.NaN : new Vec3(20, 1, 40))] : []);
    }

    public static ImuTrack Foot(BodySite site, int samples, double firstS = 0, bool hasField = false) =>
        Track(new SensorDescriptor { Id = $"dev-{site}", Site = site, NominalRateHz = 100, Placement = "instep" }, samples, firstS, hasField);
}
