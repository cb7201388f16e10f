using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;

namespace GaitSense.Revalidation;

/// <summary>Changes to the samples of a track that a rigid sensor allows exactly, or nearly so.</summary>
internal static class Signals
{
    /// <summary>Averages over one new sampling interval, as a sensor with an anti-alias filter does.</summary>
    public static ImuTrack Resampled(ImuTrack t, double rateHz)
    {
        double half = 0.5 / rateHz;
        List<double> times = [];
        List<Vec3> force = [];
        List<Vec3> rate = [];
        int from = 0;
        for (double time = t.TimesS[0] + half; time + half <= t.TimesS[^1]; time += 2 * half)
        {
            while (t.TimesS[from] < time - half)
            {
                from++;
            }

            int to = from;
            while (to < t.TimesS.Count - 1 && t.TimesS[to + 1] <= time + half)
            {
                to++;
            }

            if (t.TimesS[from] > time + half)
            {
                continue;
            }

            times.Add(Mean(t.TimesS, from, to));
            force.Add(Mean(t.AccelerationMps2, from, to));
            rate.Add(Mean(t.AngularRateRadPerS, from, to));
        }

        return t with
        {
            Sensor = t.Sensor with { NominalRateHz = Math.Min(rateHz, t.Sensor.NominalRateHz) },
            TimesS = times,
            AccelerationMps2 = force,
            AngularRateRadPerS = rate,
            MagneticFieldUt = [],
        };
    }

    /// <summary>The part from <paramref name="startS"/> on, which becomes second 0.</summary>
    public static ImuTrack From(ImuTrack t, double startS)
    {
        int first = 0;
        while (first < t.TimesS.Count - 1 && t.TimesS[first] < startS)
        {
            first++;
        }

        return t with
        {
            TimesS = [.. t.TimesS.Skip(first).Select(s => s - startS)],
            AccelerationMps2 = [.. t.AccelerationMps2.Skip(first)],
            AngularRateRadPerS = [.. t.AngularRateRadPerS.Skip(first)],
            MagneticFieldUt = [],
        };
    }

    /// <summary>Time runs the other way: the force stays, the rate changes its sign.</summary>
    public static ImuTrack Reversed(ImuTrack t, double endS) => t with
    {
        TimesS = [.. t.TimesS.Reverse().Select(s => endS - s)],
        AccelerationMps2 = [.. t.AccelerationMps2.Reverse()],
        AngularRateRadPerS = [.. t.AngularRateRadPerS.Reverse().Select(w => -w)],
        MagneticFieldUt = [],
    };

    /// <summary>The sensor sits turned by the inverse of <paramref name="q"/>.</summary>
    public static ImuTrack Rotated(ImuTrack t, Quat q) => t with
    {
        AccelerationMps2 = [.. t.AccelerationMps2.Select(f => q.Rotate(f))],
        AngularRateRadPerS = [.. t.AngularRateRadPerS.Select(w => q.Rotate(w))],
        MagneticFieldUt = [],
    };

    /// <summary>The sensor sits elsewhere on the same rigid body: f + dw/dt x r + w x (w x r).</summary>
    public static ImuTrack Moved(ImuTrack t, Vec3 r)
    {
        Vec3[] force = new Vec3[t.TimesS.Count];
        for (int i = 0; i < force.Length; i++)
        {
            int a = Math.Max(0, i - 1);
            int b = Math.Min(force.Length - 1, i + 1);
            Vec3 alpha = (t.AngularRateRadPerS[b] - t.AngularRateRadPerS[a]) / (t.TimesS[b] - t.TimesS[a]);
            Vec3 w = t.AngularRateRadPerS[i];
            force[i] = t.AccelerationMps2[i] + Vec3.Cross(alpha, r) + Vec3.Cross(w, Vec3.Cross(w, r));
        }

        return t with { AccelerationMps2 = force, MagneticFieldUt = [] };
    }

    public static Vec3 MeanForce(ImuTrack t) => Mean(t.AccelerationMps2, 0, t.AccelerationMps2.Count - 1);

    private static double Mean(IReadOnlyList<double> values, int from, int to)
    {
        double sum = 0;
        for (int i = from; i <= to; i++)
        {
            sum += values[i];
        }

        return sum / (to - from + 1);
    }

    private static Vec3 Mean(IReadOnlyList<Vec3> values, int from, int to)
    {
        Vec3 sum = Vec3.Zero;
        for (int i = from; i <= to; i++)
        {
            sum += values[i];
        }

        return sum / (to - from + 1);
    }
}
