using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

/// <summary>Foot movements made by hand: motions whose derivatives are known in closed form.</summary>
internal static class Segments
{
    public const double Gravity = 9.81;

    /// <summary>What a sensor on a rigid foot measures, from pose and position as functions of time.</summary>
    public static StrideSegment From(double seconds, double rateHz, Func<double, Vec3> position, Func<double, Quat> pose, Quat? mounting = null)
    {
        const double h = 1e-4;
        Quat m = mounting ?? Quat.Identity;
        int n = (int)Math.Round(seconds * rateHz) + 1;
        FootHistory history = new(4096);
        for (int i = 0; i < n; i++)
        {
            double t = i / rateHz;
            Vec3 a = (position(t + h) - (2 * position(t)) + position(t - h)) / (h * h);
            Vec3 w = (pose(t - h).Conjugate * pose(t + h)).Log() / (2 * h);
            Vec3 f = pose(t).InverseRotate(a + new Vec3(0, 0, Gravity));
            history.Add(t, m.InverseRotate(f), m.InverseRotate(w), Quat.Identity, SampleMarks.None);
        }

        StrideSegment segment = new(4096);
        Assert.True(segment.Load(history, 0, n - 1, Vec3.Zero));
        return segment;
    }

    /// <summary>A smooth passage from 0 to 1 in T seconds with no speed and no acceleration at its ends.</summary>
    public static double Smooth(double t, double T)
    {
        double s = Math.Clamp(t / T, 0, 1);
        return s * s * s * (10 + (s * ((6 * s) - 15)));
    }

    /// <summary>A hump that rises and falls in T seconds.</summary>
    public static double Hump(double t, double T)
    {
        double s = Math.Clamp(t / T, 0, 1);
        return 64 * s * s * s * (1 - s) * (1 - s) * (1 - s);
    }
}
