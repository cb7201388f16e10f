using GaitSense.Core.Geometry;
using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Judges what a sensor measures that lies still.</summary>
internal static class RestJudge
{
    private const double GyroStillnessDps = 3;
    private const double LowestFieldUt = 10;
    private const double HighestFieldUt = 200;
    private const double QuaternionTolerance = 0.02;

    /// <summary>Judges gravity, and the angular rate when that is asked for.</summary>
    public static void Judge(CertificationRun run, StreamFigures figures, string at, bool looksAtGyro)
    {
        if (figures.Good.Count == 0)
        {
            run.Findings.Block("no packet could be read", Still, Gravity, GyroBias);
            return;
        }

        ImuPacketHeader header = figures.Good[0].Header;
        (Vec3 force, double forceSd) = Spread(figures, s => ImuScale.AccelerationMps2(s, header.AccelerationRange) * (1 / ImuScale.StandardGravityMps2));
        (Vec3 rate, double rateSd) = Spread(figures, s => ImuScale.AngularRateRadPerS(s, header.AngularRateRange) * (1 / Angle.RadPerDeg));
        bool isStill = forceSd <= run.Options.StillnessG && rateSd <= GyroStillnessDps;
        string moved = FormattableString.Invariant($"spread {forceSd:0.0000} g, {rateSd:0.00} degrees/s");
        run.Findings.Judge(Still, isStill, isStill ? moved : moved + ": lay it down and repeat", at);
        if (!isStill)
        {
            run.Findings.Skip(Gravity, "it was moved", at);
            run.Findings.Skip(GyroBias, "it was moved", at);
            return;
        }

        run.Findings.Judge(Gravity, Math.Abs(force.Length - 1) <= run.Options.GravityTolerance, FormattableString.Invariant($"{force.Length:0.0000} g"), at);
        if (looksAtGyro)
        {
            double largest = Math.Max(Math.Abs(rate.X), Math.Max(Math.Abs(rate.Y), Math.Abs(rate.Z)));
            run.Findings.Judge(GyroBias, largest <= run.Options.GyroBiasDps, FormattableString.Invariant($"{rate.X:0.00}, {rate.Y:0.00}, {rate.Z:0.00} degrees/s"), at);
        }
    }

    /// <summary>Judges magnetic field and orientation, where samples hold them.</summary>
    public static void JudgeContent(CertificationRun run, StreamFigures figures, PacketContent content, string at)
    {
        RawImuSample[] samples = [.. figures.Good.SelectMany(p => p.Samples)];
        if (samples.Length == 0)
        {
            run.Findings.Block("no packet could be read", Field, Orientation);
            return;
        }

        if ((content & PacketContent.Magnetometer) != 0)
        {
            double field = samples.Average(s => ImuScale.MagneticFieldUt(s).Length);
            run.Findings.Judge(Field, field is >= LowestFieldUt and <= HighestFieldUt, FormattableString.Invariant($"{field:0.0} uT"), at);
        }

        if ((content & PacketContent.Quaternion) != 0)
        {
            double[] norms = [.. samples.Select(s => new Quat(s.QuaternionW, s.QuaternionX, s.QuaternionY, s.QuaternionZ).Norm * ImuScale.QuaternionLsb)];
            double worst = norms.Where(n => n > 0).Select(n => Math.Abs(n - 1)).DefaultIfEmpty(0).Max();
            run.Findings.Judge(Orientation, worst <= QuaternionTolerance, FormattableString.Invariant($"length off 1 by at most {worst:0.0000}"), at);
        }
    }

    /// <summary>Says that there is nothing to judge of contents that are not offered.</summary>
    public static void SkipContent(CertificationRun run, PacketContent offered)
    {
        if ((offered & PacketContent.Magnetometer) == 0)
        {
            run.Findings.Skip(Field, "it has no magnetometer");
        }

        if ((offered & PacketContent.Quaternion) == 0)
        {
            run.Findings.Skip(Orientation, "it computes no orientation");
        }
    }

    private static (Vec3 Mean, double Sd) Spread(StreamFigures figures, Func<RawImuSample, Vec3> read)
    {
        Vec3[] all = [.. figures.Good.SelectMany(p => p.Samples).Select(read)];
        Vec3 mean = all.Aggregate(default(Vec3), (sum, v) => sum + v) * (1.0 / all.Length);
        return (mean, Math.Sqrt(all.Average(v => Math.Pow((v - mean).Length, 2))));
    }
}
