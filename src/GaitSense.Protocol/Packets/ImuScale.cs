using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Protocol;

/// <summary>Counts to SI and back. A full scale code (-32768 or 32767) means "at least this much".</summary>
public static class ImuScale
{
    /// <summary>Standard gravity, m/s2 (exact by definition).</summary>
    public const double StandardGravityMps2 = 9.80665;

    /// <summary>One count of the magnetic field, uT.</summary>
    public const double MagneticFieldLsbUt = 0.1;

    /// <summary>One count of a quaternion component (Q14).</summary>
    public const double QuaternionLsb = 1.0 / 16384;

    private const double CountsAtFullScale = 32768;

    /// <summary>Full scale in multiples of standard gravity.</summary>
    public static int FullScaleG(AccelerationRange range) => 2 << (int)range;

    /// <summary>Full scale in degrees per second.</summary>
    public static int FullScaleDps(AngularRateRange range) => 125 << (int)range;

    /// <summary>One count of acceleration, m/s2.</summary>
    public static double AccelerationLsbMps2(AccelerationRange range) =>
        FullScaleG(range) * StandardGravityMps2 / CountsAtFullScale;

    /// <summary>One count of angular rate, rad/s.</summary>
    public static double AngularRateLsbRadPerS(AngularRateRange range) =>
        FullScaleDps(range) * Angle.RadPerDeg / CountsAtFullScale;

    /// <summary>Specific force in the sensor's printed axes, m/s2.</summary>
    public static Vec3 AccelerationMps2(in RawImuSample s, AccelerationRange range) =>
        new Vec3(s.AccelerationX, s.AccelerationY, s.AccelerationZ) * AccelerationLsbMps2(range);

    /// <summary>Angular rate in the sensor's printed axes, rad/s, right-handed.</summary>
    public static Vec3 AngularRateRadPerS(in RawImuSample s, AngularRateRange range) =>
        new Vec3(s.AngularRateX, s.AngularRateY, s.AngularRateZ) * AngularRateLsbRadPerS(range);

    /// <summary>Magnetic field in the sensor's printed axes, uT; meaningful when the packet's content names it.</summary>
    public static Vec3 MagneticFieldUt(in RawImuSample s) =>
        new Vec3(s.MagneticFieldX, s.MagneticFieldY, s.MagneticFieldZ) * MagneticFieldLsbUt;

    /// <summary>Orientation computed by the sensor: maps sensor axes into axes with z up and an arbitrary heading; null
    /// for four zeros, which mean that there is none yet.</summary>
    public static Quat? Orientation(in RawImuSample s)
    {
        var q = new Quat(s.QuaternionW, s.QuaternionX, s.QuaternionY, s.QuaternionZ);
        return q.Norm > 0 ? q.Normalized() : null;
    }

    /// <summary>Which sensors are at full scale on any axis.</summary>
    public static SampleMarks Marks(in RawImuSample s)
    {
        bool acceleration = IsFullScale(s.AccelerationX) || IsFullScale(s.AccelerationY) || IsFullScale(s.AccelerationZ);
        bool rate = IsFullScale(s.AngularRateX) || IsFullScale(s.AngularRateY) || IsFullScale(s.AngularRateZ);
        return (acceleration ? SampleMarks.AccelerationSaturated : SampleMarks.None)
            | (rate ? SampleMarks.AngularRateSaturated : SampleMarks.None);
    }

    /// <summary>The nearest count, at full scale for anything beyond it.</summary>
    /// <param name="si">Value in SI.</param>
    /// <param name="lsb">One count in the same unit.</param>
    /// <exception cref="ArgumentException">The value is not a number: a sample without a value is left out, not sent.</exception>
    public static short Quantize(double si, double lsb) => double.IsNaN(si)
        ? throw new ArgumentException("not a number: leave the sample out", nameof(si))
        : (short)Math.Clamp(Math.Round(si / lsb), short.MinValue, short.MaxValue);

    private static bool IsFullScale(short count) => count is short.MinValue or short.MaxValue;
}
