using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Tests.Orientation;

/// <summary>A sensor that rests, turns and shakes, with a gyroscope bias, 90 s long, in closed form: still until 4 s, from
/// 30 to 34 s and from 86 s on. The magnetic field is disturbed from 20 to 24 s and another one for good from 42 s on.</summary>
internal static class ClosedFormMotion
{
    public const double DurationS = 90;

    public static readonly Vec3 Bias = new(0.010, -0.008, 0.012);

    private static readonly (double From, double To)[] Moving = [(4, 30), (34, 86)];

    /// <summary>Sample number <paramref name="i"/> at <paramref name="rateHz"/>: rad/s, m/s2, uT.</summary>
    public static (Vec3 Rate, Vec3 Force, Vec3 Field) Sample(int i, double rateHz)
    {
        double t = i / rateHz;
        (double e, double s) = Phase(t);
        double roll = 0.9 * Math.Sin(2.1 * s);
        double pitch = 0.7 * Math.Sin((1.3 * s) + 0.5);
        double yaw = (1.5 * s) + (0.8 * Math.Sin(0.9 * s));
        double dRoll = e * 0.9 * 2.1 * Math.Cos(2.1 * s);
        double dPitch = e * 0.7 * 1.3 * Math.Cos((1.3 * s) + 0.5);
        double dYaw = e * (1.5 + (0.8 * 0.9 * Math.Cos(0.9 * s)));
        (double sr, double cr) = (Math.Sin(roll), Math.Cos(roll));
        (double sp, double cp) = (Math.Sin(pitch), Math.Cos(pitch));
        Vec3 noise = new(Math.Sin(12.9898 * i), Math.Sin(78.233 * i), Math.Sin(37.719 * i));
        Vec3 rate = new(dRoll - (dYaw * sp), (dPitch * cr) + (dYaw * sr * cp), (dYaw * cr * cp) - (dPitch * sr));
        Quat pose = Quat.FromAxisAngle(Vec3.UnitZ, yaw) * Quat.FromAxisAngle(Vec3.UnitY, pitch) * Quat.FromAxisAngle(Vec3.UnitX, roll);
        Vec3 force = new(e * 1.5 * Math.Sin(9 * t), e * 1.2 * Math.Cos(7 * t), 9.81 + (e * 2 * Math.Sin(11 * t)));
        return (rate + Bias + (0.001 * noise), pose.InverseRotate(force), pose.InverseRotate(Field(t)));
    }

    private static Vec3 Field(double t) => t >= 42 ? new(3, 30, -30) : t is >= 20 and < 24 ? new(15, 24, -35) : new(0, 19, -45);

    /// <summary>How fast the motion runs (1 but for ramps of 1 s, 0 at rest), and its integral.</summary>
    private static (double Speed, double Phase) Phase(double t)
    {
        double phase = 0;
        foreach ((double from, double to) in Moving)
        {
            if (t <= from)
            {
                break;
            }

            if (t < to)
            {
                double u = Math.Min(1, Math.Min(t - from, to - t));
                double ramp = 0.5 * (u - (Math.Sin(Math.PI * u) / Math.PI));
                double speed = 0.5 * (1 - Math.Cos(Math.PI * u));
                return t < from + 1 ? (speed, phase + ramp)
                    : t < to - 1 ? (1, phase + 0.5 + (t - from - 1))
                    : (speed, phase + (to - from - 1) - ramp);
            }

            phase += to - from - 1;
        }

        return (0, phase);
    }
}
