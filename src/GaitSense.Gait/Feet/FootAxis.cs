using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>Finds how the foot's long axis lies under its sensor, from the rotation of the walking foot.</summary>
/// <remarks>
/// <para><b>Needs</b>: rates in the nominal frame (x forward within 45 degrees) and the direction of up in stance.</para>
/// <para><b>Gives</b>: the turn from the sensor's x axis to the foot's axis about the vertical, left positive, once enough
/// strides agree; then it stays, so that a change of toe-out is never mistaken for a change of mounting.</para>
/// <para><b>How</b>: the first principal component of the rates in the plane of the sole, while they exceed 50 deg/s, is the
/// medio-lateral axis. Its sign follows from the nominal x axis. Axes that are declared exact are taken as they are.</para>
/// <para><b>Breaks when</b> the foot hardly rotates (shuffling) or turns inwards as much as it pitches: then it stays
/// unknown and the nominal axis serves.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.3389/fdgth.2021.736418">Laidig et al., Front Digit Health 3:736418 (2021)</seealso>
/// <param name="axes">What is known of the sensor's axes.</param>
internal sealed class FootAxis(AxesKnowledge axes) : IStateful
{
    private const double MinRateRadPerS = 50 * Angle.RadPerDeg;
    private const double MinShare = 0.85;
    private const double MaxYawRad = 50 * Angle.RadPerDeg;
    private const int StridesToSettle = 4;
    private double _xx;
    private double _xy;
    private double _yy;
    private int _strides;
    private bool _isSettled = axes == AxesKnowledge.Exact;
    private double _yawRad;
    private bool _isDeclared;

    /// <summary>True when forward and backward can be told apart.</summary>
    public bool HasKnownSense => axes != AxesKnowledge.Unknown || _isDeclared;

    /// <summary>True once the axis has been found; it does not change afterwards.</summary>
    public bool IsSettled => _isSettled;

    /// <summary>Turn from the nominal x axis to the foot's axis about up, left positive, rad; zero until settled.</summary>
    public double YawRad => _yawRad;

    /// <summary>The foot's forward axis in the sensor frame, in the plane of the sole.</summary>
    public Vec3 Forward(in Vec3 up) => Quat.FromAxisAngle(up, YawRad).Rotate(InPlane(Vec3.UnitX, up));

    /// <summary>Learns from a stride.</summary>
    public void Learn(StrideSegment s, in Vec3 up)
    {
        if (IsSettled)
        {
            return;
        }

        Vec3 x = InPlane(Vec3.UnitX, up);
        Vec3 y = Vec3.Cross(up, x);
        for (int i = 0; i < s.Count; i++)
        {
            double a = Vec3.Dot(s.Rate[i], x);
            double b = Vec3.Dot(s.Rate[i], y);
            if ((a * a) + (b * b) > MinRateRadPerS * MinRateRadPerS)
            {
                _xx += a * a;
                _xy += a * b;
                _yy += b * b;
            }
        }

        _strides++;
        Settle();
    }

    /// <summary>The toes have been seen to point that way.</summary>
    /// <param name="toes">Direction in the sensor frame.</param>
    /// <param name="up">Direction of up in the sensor frame.</param>
    public void Declare(in Vec3 toes, in Vec3 up)
    {
        Vec3 x = InPlane(Vec3.UnitX, up);
        Vec3 forward = InPlane(toes, up);
        _yawRad = Math.Atan2(Vec3.Dot(forward, Vec3.Cross(up, x)), Vec3.Dot(forward, x));
        _isSettled = true;
        _isDeclared = true;
    }

    /// <summary>The sensor has turned on the foot: what was learnt no longer holds.</summary>
    public void Forget()
    {
        _xx = _xy = _yy = 0;
        _strides = 0;
        _isSettled = _isDeclared = false;
        _yawRad = 0;
    }

    /// <summary>The part of an axis that lies in the plane across <paramref name="up"/>, of length one. An axis along up, as when
    /// the sensor's x axis points to the floor, has none; then some direction in the plane serves.</summary>
    public static Vec3 InPlane(in Vec3 axis, in Vec3 up)
    {
        Vec3 part = axis - (Vec3.Dot(axis, up) * up);
        return part.LengthSquared > 1e-6 ? part.Normalized() : Vec3.Cross(Math.Abs(up.X) < 0.9 ? Vec3.UnitX : Vec3.UnitY, up).Normalized();
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _xx);
        visitor.Value(ref _xy);
        visitor.Value(ref _yy);
        visitor.Value(ref _strides);
        visitor.Value(ref _isSettled);
        visitor.Value(ref _yawRad);
        visitor.Value(ref _isDeclared);
    }

    private void Settle()
    {
        double trace = _xx + _yy;
        if (_strides < StridesToSettle || trace <= 0)
        {
            return;
        }

        double root = Math.Sqrt(((_yy - _xx) * (_yy - _xx)) + (4 * _xy * _xy));
        double share = 0.5 * (1 + (root / trace));

        // Angle of the principal axis from y towards -x, that is, the left turn of x.
        double yaw = 0.5 * Math.Atan2(-2 * _xy, _yy - _xx);
        if (share >= MinShare && (Math.Abs(yaw) <= MaxYawRad || axes == AxesKnowledge.Unknown))
        {
            _yawRad = yaw;
            _isSettled = true;
        }
    }
}
