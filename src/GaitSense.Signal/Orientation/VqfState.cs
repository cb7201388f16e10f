using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>Everything the orientation filter remembers. A value: a copy is a saved state.</summary>
public struct VqfState
{
    internal Quat Strapdown;
    internal Quat AccelerationCorrection;
    internal Vec3 Bias;
    internal Matrix3 P;
    internal Vec3LowPass RestRate;
    internal Vec3LowPass RestForce;
    internal Vec3LowPass Inertial;
    internal Matrix3LowPass RotationLow;
    internal MeanThenLowPass BiasLowX;
    internal MeanThenLowPass BiasLowY;
    internal Vec3 LastRestRate;
    internal double RestS;
    internal int RateCount;
    internal int ForceCount;
    internal bool IsAtRest;
}

/// <summary>Three low-passes side by side.</summary>
internal struct Vec3LowPass
{
    private MeanThenLowPass _x;
    private MeanThenLowPass _y;
    private MeanThenLowPass _z;

    public Vec3 Step(in SecondOrderCoefficients c, in Vec3 v, int seen, int initialCount) => new(
        _x.Step(c, v.X, seen, initialCount),
        _y.Step(c, v.Y, seen, initialCount),
        _z.Step(c, v.Z, seen, initialCount));
}

/// <summary>Nine low-passes side by side.</summary>
internal struct Matrix3LowPass
{
    private Vec3LowPass _row0;
    private Vec3LowPass _row1;
    private Vec3LowPass _row2;

    public Matrix3 Step(in SecondOrderCoefficients c, in Matrix3 m, int seen, int initialCount)
    {
        Vec3 a = _row0.Step(c, new Vec3(m.M00, m.M01, m.M02), seen, initialCount);
        Vec3 b = _row1.Step(c, new Vec3(m.M10, m.M11, m.M12), seen, initialCount);
        Vec3 d = _row2.Step(c, new Vec3(m.M20, m.M21, m.M22), seen, initialCount);
        return new Matrix3(a.X, a.Y, a.Z, b.X, b.Y, b.Z, d.X, d.Y, d.Z);
    }
}
