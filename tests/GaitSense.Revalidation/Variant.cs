using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Revalidation;

/// <summary>A recording as another sensor, another mounting or another session would have taken it.</summary>
/// <param name="Name">What is different.</param>
/// <param name="Of">Makes the changed recording.</param>
/// <param name="StartS">Seconds cut off at the start.</param>
/// <param name="IsReversed">True when time runs backward, so that forward walks become backward ones.</param>
internal sealed record Variant(string Name, Func<ImuRecording, ImuRecording> Of, double StartS = 0, bool IsReversed = false)
{
    private const double CutS = 12;

    public static IReadOnlyList<Variant> All { get; } =
    [
        new("as recorded", r => r),
        new("60 Hz", r => Each(r, (t, _) => Signals.Resampled(t, 60))),
        new("100 Hz", r => Each(r, (t, _) => Signals.Resampled(t, 100))),
        new("sensors rolled and turned", r => Each(r, Turned)),
        new("sensor on the heel", r => Each(r, OnTheHeel)),
        new("noisy sensor", r => Each(r, Noisy)),
        new("starts in mid-walk", r => Each(r, (t, _) => Signals.From(t, CutS)), CutS),
        new("played backward", r => Reversed(r), IsReversed: true),
        new("backward, 60 Hz, noisy, turned", r => Each(Reversed(r), (t, i) => Noisy(Turned(Signals.Resampled(t, 60), i), i)), IsReversed: true),
    ];

    /// <summary>The reference as the changed recording shows it.</summary>
    public IReadOnlyList<TruthRow> Truth(IReadOnlyList<TruthRow> rows, double durationS) =>
        !IsReversed
            ? [.. rows.Select(r => r.Shifted(-StartS)).Where(r => r.FinalContactS > 1 || (StartS == 0 && !(r.FinalContactS <= 0)))]
            : [.. rows.Where(r => double.IsFinite(r.FinalContactS)).Select(r => r.Reversed(durationS)).OrderBy(r => r.InitialContactS)];

    /// <summary>The windows in which the reference holds.</summary>
    public IReadOnlyList<(double From, double To)> Windows(IReadOnlyList<(double From, double To)> windows, double durationS) =>
        IsReversed ? [.. windows.Select(w => (durationS - w.To, durationS - w.From))]
        : StartS == 0 ? windows
        : [.. windows.Select(w => (Math.Max(w.From - StartS, 1), w.To - StartS)).Where(w => w.Item2 > w.Item1)];

    private static ImuRecording Each(ImuRecording r, Func<ImuTrack, int, ImuTrack> change) => r with { Tracks = [.. r.Tracks.Select(change)] };

    private static ImuRecording Reversed(ImuRecording r)
    {
        double end = r.Tracks.Max(t => t.TimesS[^1]);
        return Each(r, (t, _) => Signals.Reversed(t, end));
    }

    // The x axis stays within 20 degrees of where it was; the rest is anyone's guess.
    private static ImuTrack Turned(ImuTrack t, int sensor)
    {
        Random random = new(100 + sensor);
        Quat roll = Quat.FromAxisAngle(Vec3.UnitX, 2 * Math.PI * random.NextDouble());
        double yaw = ((40 * random.NextDouble()) - 20) * Angle.RadPerDeg;
        Vec3 up = Signals.MeanForce(t).Normalized();
        Quat turn = roll * Quat.FromAxisAngle(up, yaw);
        return Signals.Rotated(t, turn);
    }

    private static ImuTrack OnTheHeel(ImuTrack t, int sensor)
    {
        if (t.Sensor.Site is not (BodySite.LeftFoot or BodySite.RightFoot))
        {
            return t;
        }

        Vec3 up = Signals.MeanForce(t).Normalized();
        Vec3 forward = (Vec3.UnitX - (up.X * up)).Normalized();
        return Signals.Moved(t, (-0.15 * forward) - (0.03 * up));
    }

    private static ImuTrack Noisy(ImuTrack t, int sensor)
    {
        Random random = new(200 + sensor);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        Vec3 Triple(double sd) => new(sd * Normal(), sd * Normal(), sd * Normal());
        Vec3 rateBias = Triple(0.6 * Angle.RadPerDeg);
        Vec3 forceBias = Triple(0.15);
        Vec3 scale = new Vec3(1, 1, 1) + Triple(0.007);
        return t with
        {
            AccelerationMps2 = [.. t.AccelerationMps2.Select(f => new Vec3(f.X * scale.X, f.Y * scale.Y, f.Z * scale.Z) + forceBias + Triple(0.05))],
            AngularRateRadPerS = [.. t.AngularRateRadPerS.Select(w => (w * scale.X) + rateBias + Triple(0.1 * Angle.RadPerDeg))],
        };
    }
}
