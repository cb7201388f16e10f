using System.Numerics;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Trunk;

/// <summary>Inclination and heading of a trunk segment at one instant, rad, relative to the calibration pose.</summary>
/// <param name="TimeS">Seconds on the session's clock.</param>
/// <param name="TiltRad">Anterior (forward) tilt positive.</param>
/// <param name="ObliquityRad">Left side up positive.</param>
/// <param name="HeadingRad">Left turn positive, continuous, from an arbitrary zero.</param>
internal readonly record struct TrunkAngles(double TimeS, double TiltRad, double ObliquityRad, double HeadingRad);

/// <summary>Mean and ranges of a trunk segment's angles over a stride, rad.</summary>
internal readonly record struct TrunkStride(double MeanTiltRad, double TiltRangeRad, double ObliquityRangeRad, double RotationRangeRad);

/// <summary>Follows the inclination of pelvis or thorax.</summary>
/// <remarks>
/// <para><b>Needs</b>: nominal frame, m/s2 and rad/s.</para>
/// <para><b>Gives</b>: angles without delay, and their statistics over any stride of the last seconds.</para>
/// <para><b>How</b>: the direction of up in the sensor from the orientation filter; the calibration pose turns it to z; tilt
/// is atan2(-ux, uz) and obliquity atan2(uy, sqrt(ux^2 + uz^2)), which have no singularity in the sagittal plane.</para>
/// <para>The calibration pose is quiet standing before the first step. Without it, the mean of the first three strides
/// stands in, and <see cref="IsCalibrated"/> stays false.</para>
/// <para><b>Breaks when</b> the sensor slips: a new neutral must be taken.</para>
/// </remarks>
internal sealed class PostureTracker
{
    private const double HistoryS = 16;
    private const double RestartGapS = 1;
    private const int StridesForNeutral = 3;
    private const double SteepX = 0.9;
    private const double RestBeforeS = 1.5;
    private readonly Vqf _orientation;
    private readonly Vec3[] _up;
    private readonly double[] _time;
    private readonly double[] _heading;
    private readonly int _mask;
    private long _count;
    private Vec3 _restSum;
    private bool _isResting;
    private Vec3 _strideSum;
    private int _strides;
    private Quat _toSegment = Quat.Identity;
    private bool _isWalking;

    public PostureTracker(double rateHz)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(HistoryS * rateHz * 1.1));

        _mask = capacity - 1;
        _up = new Vec3[capacity];
        _time = new double[capacity];
        _heading = new double[capacity];
        _orientation = new Vqf(rateHz);
    }

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS { get; private set; } = double.NegativeInfinity;

    /// <summary>Direction of up in the sensor frame, now.</summary>
    public Vec3 Up => _orientation.Up;

    /// <summary>True when a neutral pose is known, from standing or from the first strides.</summary>
    public bool HasNeutral { get; private set; }

    /// <summary>True when the neutral pose is quiet standing.</summary>
    public bool IsCalibrated { get; private set; }

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate, SampleMarks marks)
    {
        if (timeS - LastTimeS > RestartGapS)
        {
            _orientation.Reset();
        }

        LastTimeS = timeS;
        _orientation.Update(rate, force);
        Vec3 up = _orientation.Up;
        int i = (int)(_count & _mask);
        _up[i] = up;
        _time[i] = timeS;
        Vec3 x = _orientation.Orientation.Rotate(_toSegment.InverseRotate(Vec3.UnitX));
        double heading = Math.Atan2(x.Y, x.X);
        _heading[i] = _count > 0 ? _heading[(_count - 1) & _mask] + Angle.Wrap(heading - _heading[(_count - 1) & _mask]) : heading;
        _count++;
        if (_orientation.IsAtRest && !_isWalking)
        {
            if (!_isResting)
            {
                // The last quiet pose before the first step counts, not the table that the sensor lay on.
                _restSum = Vec3.Zero;
                AddRestBefore(timeS);
            }

            _restSum += up;
            SetNeutral(_restSum, true);
        }

        _isResting = _orientation.IsAtRest;
    }

    /// <summary>Tells that a step has been taken: standing no longer calibrates.</summary>
    public void OnStep() => _isWalking = true;

    /// <summary>The newest angles; false without a neutral pose.</summary>
    public bool TryGetLatest(out TrunkAngles angles)
    {
        angles = HasNeutral && _count > 0 ? AnglesAt(_count - 1) : default;
        return HasNeutral && _count > 0;
    }

    /// <summary>Statistics between two instants; false when they are not both in the history.</summary>
    public bool TryMeasure(double fromS, double toS, out TrunkStride stride)
    {
        stride = default;
        long last = _count - 1;
        long oldest = Math.Max(0, _count - _mask - 1);
        while (last > oldest && _time[last & _mask] > toS)
        {
            last--;
        }

        long first = last;
        while (first > oldest && _time[(first - 1) & _mask] >= fromS)
        {
            first--;
        }

        double step = (toS - fromS) / 4;
        if (last - first < 4 || _time[first & _mask] - fromS > step || toS - _time[last & _mask] > step)
        {
            return false;
        }

        LearnFromStride(first, last);
        if (!HasNeutral)
        {
            return false;
        }

        stride = Statistics(first, last);
        return true;
    }

    // Rest is recognised late; the stillness before belongs to it, and with it more of a breath.
    private void AddRestBefore(double nowS)
    {
        for (long i = _count - 2; i >= 0 && i > _count - _mask && nowS - _time[i & _mask] < RestBeforeS; i--)
        {
            _restSum += _up[i & _mask];
        }
    }

    private TrunkStride Statistics(long first, long last)
    {
        double sum = 0;
        Range tilt = Range.Empty;
        Range obliquity = Range.Empty;
        Range rotation = Range.Empty;
        double t0 = _time[first & _mask];
        double h0 = _heading[first & _mask];
        double slope = (_heading[last & _mask] - h0) / (_time[last & _mask] - t0);
        for (long i = first; i <= last; i++)
        {
            TrunkAngles a = AnglesAt(i);
            sum += a.TiltRad;
            tilt = tilt.With(a.TiltRad);
            obliquity = obliquity.With(a.ObliquityRad);
            rotation = rotation.With(a.HeadingRad - h0 - (slope * (a.TimeS - t0)));
        }

        return new TrunkStride(sum / (last - first + 1), tilt.Length, obliquity.Length, rotation.Length);
    }

    private void LearnFromStride(long first, long last)
    {
        if (HasNeutral)
        {
            return;
        }

        for (long i = first; i <= last; i++)
        {
            _strideSum += _up[i & _mask];
        }

        if (++_strides >= StridesForNeutral)
        {
            SetNeutral(_strideSum, false);
        }
    }

    private void SetNeutral(in Vec3 upSum, bool isStanding)
    {
        // The sensor's x axis points forward however it is tilted, rolled or turned upside down; lying on the back it points
        // up, and then y, which stays to the left, serves.
        Vec3 up = upSum.Normalized();
        Vec3 y = Math.Abs(up.X) < SteepX ? Vec3.Cross(up, Vec3.UnitX).Normalized() : (Vec3.UnitY - (up.Y * up)).Normalized();
        _toSegment = Quat.FromAxes(Vec3.Cross(y, up), y, up).Conjugate;
        HasNeutral = true;
        IsCalibrated = isStanding;
    }

    private TrunkAngles AnglesAt(long i)
    {
        Vec3 u = _toSegment.Rotate(_up[i & _mask]);
        return new TrunkAngles(
            _time[i & _mask],
            Math.Atan2(-u.X, u.Z),
            Math.Atan2(u.Y, Math.Sqrt((u.X * u.X) + (u.Z * u.Z))),
            _heading[i & _mask]);
    }

    private readonly record struct Range(double Low, double High)
    {
        public static Range Empty => new(double.PositiveInfinity, double.NegativeInfinity);

        public double Length => High - Low;

        public Range With(double v) => new(Math.Min(Low, v), Math.Max(High, v));
    }
}
