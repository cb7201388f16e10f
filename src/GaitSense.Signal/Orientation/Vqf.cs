using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>Orientation of one inertial sensor against a z-up world, with its gyroscope bias and rest.</summary>
/// <remarks>
/// <para><b>Needs</b>: one frame throughout, right-handed; rad/s, m/s2 with gravity, and uT when there is a magnetometer;
/// evenly spaced samples at the rate given. A part of a sample that is not finite is left out, as is a force or a field of
/// exactly zero.</para>
/// <para><b>Gives</b>: the rotation sensor to world at the end of each sampling interval, without delay: <see cref="Orientation"/> with an
/// arbitrary heading, <see cref="OrientationEnu"/> with y to magnetic north.</para>
/// <para><b>How</b>: 1. rest from the rates. 2. strapdown with the bias taken off. 3. rest from the force. 4. inclination
/// from the force low-passed in the almost inertial frame. 5. bias by a Kalman filter, from the rates at rest and from the
/// inclination correction in motion. 6. heading from the field, unless its norm or dip tells that it is disturbed.</para>
/// <para><b>Differs from</b> the authors' code: the three bias measurements are taken one after the other, and short
/// rotations come from a power series; both agree to rounding.</para>
/// <para><b>Breaks when</b> samples are missing (hold it across gaps) or a rate clips.</para>
/// <para><b>Accuracy</b>: ACCURACY.md. <b>Cost</b>: constant per sample, no allocation. <see cref="State"/> is a value: copy
/// it to save and restore.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/j.inffus.2022.10.014">Laidig and Seel, Information Fusion 91:187 (2023)</seealso>
public sealed class Vqf
{
    private readonly VqfCoefficients _c;
    private VqfState _s;

    /// <summary>A filter for samples at <paramref name="rateHz"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate or an option is not positive and finite.</exception>
    public Vqf(double rateHz, VqfOptions? options = null)
        : this(new VqfCoefficients((options ?? VqfOptions.Default).Validated(), rateHz))
    {
    }

    internal Vqf(VqfCoefficients coefficients)
    {
        _c = coefficients;
        Reset();
    }

    /// <summary>Rotation sensor to world, z up, heading arbitrary but continuous; no magnetometer needed (6D).</summary>
    public Quat Orientation => _s.Inclination * _s.Strapdown;

    /// <summary>Rotation sensor to world, x east, y magnetic north, z up (9D). The same as <see cref="Orientation"/> before
    /// the first magnetometer sample.</summary>
    public Quat OrientationEnu => UnitQuaternion.WithHeading(Orientation, _s.Heading.OffsetRad);

    /// <summary>Angle about the vertical from <see cref="Orientation"/> to <see cref="OrientationEnu"/>, rad, in [-pi, pi].</summary>
    public double HeadingOffsetRad => _s.Heading.OffsetRad;

    /// <summary>Direction of up in the sensor frame, of length one.</summary>
    public Vec3 Up => Orientation.InverseRotate(Vec3.UnitZ);

    /// <summary>Gyroscope bias, rad/s.</summary>
    public Vec3 BiasRadPerS => _s.Bias.Value;

    /// <summary>One standard deviation of the bias, rad/s: an upper bound of its worst direction.</summary>
    public double BiasSigmaRadPerS => _c.BiasSigma(_s.Bias.Covariance);

    /// <summary>True while the sensor lies still.</summary>
    public bool IsAtRest => _s.IsAtRest;

    /// <summary>True while the magnetic field is not the accepted one; also before a field has been accepted.</summary>
    public bool IsMagneticallyDisturbed => _s.Field.IsDisturbed;

    /// <summary>Norm (uT) and dip (rad, downward positive) of the accepted magnetic field; zeros before there is one.</summary>
    public (double NormUt, double DipRad) AcceptedField => (_s.Field.NormUt, _s.Field.DipRad);

    /// <summary>Everything the filter remembers; assign it to restore, into a filter of the same rate and options.</summary>
    public VqfState State
    {
        get => _s;
        set => _s = value;
    }

    internal SymmetricMatrix3 BiasCovariance => _s.Bias.Covariance;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _s = default;
        _s.Strapdown = Quat.Identity;
        _s.Sampled = Quat.Identity;
        _s.Inclination = Quat.Identity;
        _s.Bias.Covariance = SymmetricMatrix3.Scaled(_c.P0);
        _s.Field = MagneticReference.Unknown;
        _s.Heading = HeadingFilter.At(0, _c.MagneticMaxRejectionS);
    }

    /// <summary>Takes one sample without a magnetometer.</summary>
    /// <param name="rate">Angular rate, rad/s.</param>
    /// <param name="force">Specific force, m/s2.</param>
    public void Update(in Vec3 rate, in Vec3 force)
    {
        UpdateRate(rate);
        UpdateForce(force);
    }

    /// <summary>Takes one sample with a magnetometer.</summary>
    /// <param name="rate">Angular rate, rad/s.</param>
    /// <param name="force">Specific force, m/s2.</param>
    /// <param name="magneticField">Magnetic field, uT; left out when zero or not finite.</param>
    public void Update(in Vec3 rate, in Vec3 force, in Vec3 magneticField)
    {
        UpdateRate(rate);
        UpdateForce(force);
        UpdateField(magneticField);
    }

    /// <summary>True when the vector is finite and not exactly zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsMeasured(in Vec3 v)
    {
        double sum = Math.Abs(v.X) + Math.Abs(v.Y) + Math.Abs(v.Z);
        return sum > 0 && sum <= double.MaxValue;
    }

    private void UpdateRate(in Vec3 rate)
    {
        if (!rate.IsFinite)
        {
            return;
        }

        // 1.
        Vec3 low = _s.RestRate.Step(_c.Rest, rate, _s.RateCount, _c.RestInitialCount);
        _s.RateCount = Next(_s.RateCount);
        _s.LowRate = low;
        if ((rate - low).LengthSquared >= _c.RestRateSquared
            || Math.Abs(low.X) > _c.BiasClip || Math.Abs(low.Y) > _c.BiasClip || Math.Abs(low.Z) > _c.BiasClip)
        {
            _s.RestS = 0;
            _s.IsAtRest = false;
        }

        // 2.
        Vec3 halfAngle = (rate - _s.Bias.Value) * (0.5 * _c.Ts);
        Quat before = _s.Strapdown;
        Quat after = UnitQuaternion.Renormalized(before * UnitQuaternion.Exp(halfAngle));
        _s.Strapdown = after;
        _s.Sampled = _c.CentresSamples ? UnitQuaternion.Middle(before, after) : after;
    }

    private void UpdateForce(in Vec3 force)
    {
        if (!IsMeasured(force))
        {
            return;
        }

        // 3.
        int n = _s.ForceCount;
        Vec3 low = _s.RestForce.Step(_c.Rest, force, n, _c.RestInitialCount);
        bool isSteady = (force - low).LengthSquared < _c.RestForceSquared;
        _s.RestS = isSteady ? _s.RestS + _c.Ts : 0;
        _s.IsAtRest = isSteady && _s.RestS >= _c.RestMinS;

        // 4.
        Vec3 inertial = _s.InertialForce.Step(_c.Acceleration, _s.Sampled.Rotate(force), n, _c.AccelerationInitialCount);
        Vec3 earth = Inclination.Correct(ref _s.Inclination, inertial);

        // 5.
        UpdateBias(earth, n);
        _s.ForceCount = Next(n);
    }

    private void UpdateBias(in Vec3 earth, int n)
    {
        Quat q = Orientation;
        Vec3 b = _s.Bias.Value;
        Vector256<double> x = LowPassRow(
            ref _s.RowX, new Vec3(1 - (2 * ((q.Y * q.Y) + (q.Z * q.Z))), 2 * ((q.X * q.Y) - (q.W * q.Z)), 2 * ((q.X * q.Z) + (q.W * q.Y))), b, n);
        Vector256<double> y = LowPassRow(
            ref _s.RowY, new Vec3(2 * ((q.X * q.Y) + (q.W * q.Z)), 1 - (2 * ((q.X * q.X) + (q.Z * q.Z))), 2 * ((q.Y * q.Z) - (q.W * q.X))), b, n);
        Vector256<double> z = LowPassRow(
            ref _s.RowZ, new Vec3(2 * ((q.X * q.Z) - (q.W * q.Y)), 2 * ((q.Y * q.Z) + (q.W * q.X)), 1 - (2 * ((q.X * q.X) + (q.Y * q.Y)))), b, n);
        _s.Bias.Age(_c);
        if (_s.IsAtRest)
        {
            _s.Bias.ObserveAtRest(_s.LowRate, _c);
            return;
        }

        Vec3 rowX = First3(x);
        Vec3 rowY = First3(y);
        Vec3 rowZ = First3(z);
        Vec3 innovation = new(
            (-earth.Y * _c.RateHz) + x.GetElement(3) - Vec3.Dot(rowX, b),
            (earth.X * _c.RateHz) + y.GetElement(3) - Vec3.Dot(rowY, b),
            -Vec3.Dot(rowZ, b));
        _s.Bias.ObserveInMotion(rowX, rowY, rowZ, innovation, _c);
    }

    private void UpdateField(in Vec3 field)
    {
        if (!IsMeasured(field))
        {
            return;
        }

        // 6.
        Vec3 earth = (_s.Inclination * _s.Sampled).Rotate(field);
        if (_c.RejectsMagneticDisturbances)
        {
            double norm = earth.Length;
            Vector256<double> low = _s.NormAndDip.Step(
                _c.NormAndDip, Vector256.Create(norm, -Math.Asin(earth.Z / norm), 0, 0), _s.FieldCount, _c.NormAndDipInitialCount);
            bool isTurning = _s.LowRate.LengthSquared >= _c.MagneticNewFieldRateSquared;
            _s.Field.Judge(low.ToScalar(), low.GetElement(1), isTurning, _c);
            _s.FieldCount = Next(_s.FieldCount);
        }

        _s.Heading.Step(Math.Atan2(earth.X, earth.Y), _s.Field.IsDisturbed, _c);
    }

    /// <summary>Low-passes a row of the rotation to the world, and with it that component of the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> LowPassRow(ref FourLowPasses filter, in Vec3 row, in Vec3 bias, int n) =>
        filter.Step(_c.Acceleration, Vector256.Create(row.X, row.Y, row.Z, Vec3.Dot(row, bias)), n, _c.AccelerationInitialCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3 First3(Vector256<double> v) => new(v.ToScalar(), v.GetElement(1), v.GetElement(2));

    /// <summary>Counts, but not past what an integer holds.</summary>
    private static int Next(int count) => count < int.MaxValue ? count + 1 : count;
}
