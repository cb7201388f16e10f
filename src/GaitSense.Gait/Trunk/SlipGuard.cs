using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Trunk;

/// <summary>Notices that a sensor has moved on the body, so that its neutral pose no longer holds.</summary>
/// <remarks>
/// <para><b>How</b>: from one quiet moment to the next the gyroscopes carry the direction of up along. Where the force then says
/// otherwise by more than 6 degrees, something turned the sensor that the gyroscopes did not see as a movement of the body: a knock
/// beyond their range, or a hand on the belt while samples were missing.</para>
/// <para><b>Breaks when</b> the belt slides slowly: the gyroscopes see that, and it looks like a change of posture.</para>
/// </remarks>
internal sealed class SlipGuard : IStateful
{
    private const double LargestRad = 6 * Angle.RadPerDeg;
    private const double LargestDriftRad = 6 * Angle.RadPerDeg;
    private const double Sigmas = 3;
    private const double TauS = 0.25;
    private Memory _m = new();

    /// <summary>Takes one sample.</summary>
    /// <param name="timeS">When, s.</param>
    /// <param name="force">Specific force, m/s2.</param>
    /// <param name="unbiasedRate">Angular rate without bias, rad/s.</param>
    /// <param name="biasSigmaRadPerS">Standard deviation of that bias, rad/s: what the gyroscopes carry along drifts so fast.</param>
    /// <param name="isAtRest">True while the sensor lies still.</param>
    /// <returns>True when the sensor is found to have moved.</returns>
    public bool Notices(double timeS, in Vec3 force, in Vec3 unbiasedRate, double biasSigmaRadPerS, bool isAtRest)
    {
        double dt = _m.HasTime ? timeS - _m.TimeS : 0;
        _m.Level = _m.HasTime ? _m.Level + ((1 - Math.Exp(-dt / TauS)) * (force - _m.Level)) : force;
        _m.TimeS = timeS;
        _m.HasTime = true;
        if (dt < 0.1)
        {
            _m.Turned = (_m.Turned * Quat.Exp(unbiasedRate * dt)).Normalized();
        }

        if (!isAtRest)
        {
            return false;
        }

        Vec3 up = _m.Level.Normalized();
        double drift = Sigmas * biasSigmaRadPerS * (timeS - _m.AnchorS);
        bool hasMoved = _m.HasAnchor
            && drift < LargestDriftRad
            && AngleBetween(up, _m.Turned.InverseRotate(_m.AnchorUp)) > LargestRad + drift;
        _m.AnchorUp = up;
        _m.AnchorS = timeS;
        _m.Turned = Quat.Identity;
        _m.HasAnchor = true;
        return hasMoved;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _m);

    private static double AngleBetween(in Vec3 a, in Vec3 b) => Math.Atan2(Vec3.Cross(a, b).Length, Vec3.Dot(a, b));

    private struct Memory
    {
        public Quat Turned = Quat.Identity;
        public Vec3 Level;
        public Vec3 AnchorUp;
        public double TimeS;
        public double AnchorS;
        public bool HasTime;
        public bool HasAnchor;

        public Memory()
        {
        }
    }
}
