using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>Orientation of one inertial sensor against a z-up world of arbitrary heading, with its gyroscope bias and rest.</summary>
/// <remarks>
/// <para><b>Needs</b>: one frame throughout, right-handed; rad/s and m/s2 with gravity; evenly spaced samples at the rate given.</para>
/// <para><b>Gives</b>: the rotation sensor to world after each sample, without delay.</para>
/// <para><b>How</b>: 1. rest from the rates. 2. strapdown with the bias taken off. 3. rest from the force. 4. inclination
/// from the force low-passed in the almost inertial frame. 5. bias by a Kalman filter, from the rates at rest and from the
/// inclination correction in motion.</para>
/// <para><b>Breaks when</b> samples are missing (hold it across gaps) or a rate clips.</para>
/// <para><b>Cost</b>: constant per sample, no allocation. <see cref="State"/> is a value: copy it to save and restore.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1016/j.inffus.2022.10.014">Laidig and Seel, Information Fusion 91:187 (2023)</seealso>
public sealed class Vqf
{
    private readonly VqfCoefficients _c;
    private VqfState _s;

    /// <summary>A filter for samples at <paramref name="rateHz"/>.</summary>
    public Vqf(double rateHz, VqfOptions? options = null)
    {
        _c = new VqfCoefficients((options ?? VqfOptions.Default).Validated(), 1 / rateHz);
        Reset();
    }

    /// <summary>Rotation sensor to world, z up, heading arbitrary but continuous.</summary>
    public Quat Orientation => _s.AccelerationCorrection * _s.Strapdown;

    /// <summary>Direction of up in the sensor frame, of length one.</summary>
    public Vec3 Up => Orientation.InverseRotate(Vec3.UnitZ);

    /// <summary>Gyroscope bias, rad/s.</summary>
    public Vec3 BiasRadPerS => _s.Bias;

    /// <summary>One standard deviation of the bias, rad/s, of its worst component.</summary>
    public double BiasSigmaRadPerS => Math.Sqrt(Math.Max(_s.P.M00, Math.Max(_s.P.M11, _s.P.M22))) * VqfCoefficients.RadPerCentiDeg;

    /// <summary>True while the sensor lies still.</summary>
    public bool IsAtRest => _s.IsAtRest;

    /// <summary>Everything the filter remembers; assign it to restore.</summary>
    public VqfState State
    {
        get => _s;
        set => _s = value;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _s = default;
        _s.Strapdown = Quat.Identity;
        _s.AccelerationCorrection = Quat.Identity;
        _s.P = Matrix3.Diagonal(_c.P0, _c.P0, _c.P0);
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="rate">Angular rate, rad/s.</param>
    /// <param name="force">Specific force, m/s2.</param>
    public void Update(in Vec3 rate, in Vec3 force)
    {
        UpdateRate(rate);
        UpdateForce(force);
    }

    private void UpdateRate(in Vec3 rate)
    {
        // 1.
        _s.LastRestRate = _s.RestRate.Step(_c.Rest, rate, _s.RateCount, _c.RestInitialCount);
        _s.RateCount = Math.Min(_s.RateCount + 1, int.MaxValue - 1);
        Vec3 low = _s.LastRestRate;
        double deviation = (rate - low).LengthSquared;
        double largest = Math.Max(Math.Abs(low.X), Math.Max(Math.Abs(low.Y), Math.Abs(low.Z)));
        if (deviation >= _c.RestRateSquared || largest > _c.BiasClip)
        {
            _s.RestS = 0;
            _s.IsAtRest = false;
        }

        // 2.
        _s.Strapdown = (_s.Strapdown * Quat.Exp((rate - _s.Bias) * _c.Ts)).Normalized();
    }

    private void UpdateForce(in Vec3 force)
    {
        if (force == Vec3.Zero)
        {
            return;
        }

        // 3.
        Vec3 low = _s.RestForce.Step(_c.Rest, force, _s.ForceCount, _c.RestInitialCount);
        if ((force - low).LengthSquared >= _c.RestForceSquared)
        {
            _s.RestS = 0;
            _s.IsAtRest = false;
        }
        else
        {
            _s.RestS += _c.Ts;
            _s.IsAtRest = _s.RestS >= _c.RestMinS;
        }

        // 4.
        Vec3 inertial = _s.Inertial.Step(_c.Acceleration, _s.Strapdown.Rotate(force), _s.ForceCount, _c.AccelerationInitialCount);
        Vec3 earth = _s.AccelerationCorrection.Rotate(inertial).Normalized();
        double w = Math.Sqrt(0.5 * (earth.Z + 1));
        Quat correction = w > 1e-6 ? new Quat(w, 0.5 * earth.Y / w, -0.5 * earth.X / w, 0) : new Quat(0, 1, 0, 0);
        _s.AccelerationCorrection = (correction * _s.AccelerationCorrection).Normalized();

        // 5.
        UpdateBias(earth);
        _s.ForceCount = Math.Min(_s.ForceCount + 1, int.MaxValue - 1);
    }

    private void UpdateBias(in Vec3 earth)
    {
        Matrix3 r = Matrix3.FromQuat(Orientation);
        Vec3 rb = r.Times(_s.Bias);
        Matrix3 rLow = _s.RotationLow.Step(_c.Acceleration, r, _s.ForceCount, _c.AccelerationInitialCount);
        double cx = _s.BiasLowX.Step(_c.Acceleration, rb.X, _s.ForceCount, _c.AccelerationInitialCount);
        double cy = _s.BiasLowY.Step(_c.Acceleration, rb.Y, _s.ForceCount, _c.AccelerationInitialCount);

        Vec3 e;
        Vec3 weight;
        Matrix3 h;
        if (_s.IsAtRest)
        {
            e = _s.LastRestRate - _s.Bias;
            h = Matrix3.Identity;
            weight = new Vec3(_c.RestWeight, _c.RestWeight, _c.RestWeight);
        }
        else
        {
            Vec3 predicted = rLow.Times(_s.Bias);
            e = new Vec3((-earth.Y / _c.Ts) + cx - predicted.X, (earth.X / _c.Ts) + cy - predicted.Y, -predicted.Z);
            h = rLow;
            weight = new Vec3(_c.MotionWeight, _c.MotionWeight, _c.VerticalWeight);
        }

        _s.P = _s.P.GrowDiagonal(_c.V, _c.P0);
        e = Clip(e, _c.BiasClip);

        // K = P H^T (W + H P H^T)^-1
        Matrix3 pht = _s.P.Times(h.Transposed);
        Matrix3 k = pht.Times(h.Times(pht).AddDiagonal(weight).Inverse());
        _s.Bias = Clip(_s.Bias + k.Times(e), _c.BiasClip);
        _s.P = _s.P.Minus(k.Times(h).Times(_s.P));
    }

    private static Vec3 Clip(in Vec3 v, double limit) => new(
        Math.Clamp(v.X, -limit, limit),
        Math.Clamp(v.Y, -limit, limit),
        Math.Clamp(v.Z, -limit, limit));
}
