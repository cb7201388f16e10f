using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;

namespace GaitSense.Export.Tests.Kit;

/// <summary>A small session with known numbers: feet at 100 Hz from 0.5 s, a pelvis sensor at 50 Hz that is mounted by a quarter
/// turn, has body angles and turns about the vertical.</summary>
public sealed class ExampleSession : IDisposable
{
    public const double FirstS = 0.5;
    public const double YawRadPerS = 0.2;
    private readonly SignalSpool _spool;

    public ExampleSession(TemporaryFolder folder, int samples = 200, string id = "20260131T174502-3f9a1c", string person = "P-07")
    {
        SensorDescriptor[] sensors =
        [
            Example.Foot(BodySite.LeftFoot, 0).Sensor,
            Example.Foot(BodySite.RightFoot, 0).Sensor,
            Example.Turned,
        ];
        _spool = new SignalSpool(sensors, folder[$"spool-{id}"]);
        for (int i = 0; i < samples; i++)
        {
            _spool.Append(0, Sample(i, 100) with { MagneticFieldUt = new Vec3(20, i % 2 == 0 ? double.NaN : 1, 40) });
            _spool.Append(1, Sample(i, 100));
        }

        for (int i = 0; i < samples / 2; i++)
        {
            _spool.Append(2, Sample(i, 50) with { PelvicTiltRad = i % 5 == 0 ? 0.1 : double.NaN });
        }

        AppendPath(samples);
        _spool.Complete();
        Session = new ExportedSession
        {
            Id = id,
            Person = person,
            Exercise = "reverse-walking",
            StartedAt = new DateTimeOffset(2026, 1, 31, 17, 45, 2, TimeSpan.Zero),
            Signals = _spool,
            FirstS = _spool.FirstS(),
            Steps = Example.Result.Steps,
            Events = Example.Events,
            Summary = Example.Summary,
            Provenance = new ExportProvenance("1.2.3", "0.2.0", """{"foot":{"min_stance_s":0.08}}""", sensors),
        };
    }

    public ExportedSession Session { get; }

    public void Dispose() => _spool.Dispose();

    // The left foot is followed from its sample 20 to 39, stands, moves on from 60 to 69, and is lost; a new piece begins at 80.
    private void AppendPath(int samples)
    {
        foreach ((int piece, int from, int to, double startM) in new[] { (1, 20, 40, 0.0), (1, 60, 70, -0.19), (2, 80, 90, 0.0) })
        {
            int[] rows = [.. Enumerable.Range(from, to - from).Where(i => i < samples)];
            _spool.Append(0, new FootPath(
                Side.Left,
                piece,
                [.. rows.Select(i => Sample(i, 100).TimeS)],
                [.. rows.Select(i => new Vec3(startM - (0.01 * (i - from)), 0, 0.05))],
                [.. rows.Select(_ => new Vec3(-1, 0, 0))]));
        }
    }

    private static SignalSample Sample(int i, double rateHz)
    {
        double t = FirstS + (i / rateHz);
        return new SignalSample(t, new Vec3(i, 0.25, 9.75), new Vec3(0.5, -i, 1))
        {
            Orientation = Quat.FromAxisAngle(Vec3.UnitZ, 1 + (YawRadPerS * (t - FirstS))),
        };
    }
}
