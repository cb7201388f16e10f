using System.Runtime.CompilerServices;
using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>Kalman filter of the gyroscope bias. A value: copying it saves the state.</summary>
/// <remarks>The measurement noise has no cross terms, so that three scalar measurements one after the other give what the
/// joint one gives, without a matrix inverse.</remarks>
internal struct BiasFilter
{
    /// <summary>Bias, rad/s.</summary>
    public Vec3 Value;

    /// <summary>Its covariance, (0.01 deg/s)^2.</summary>
    public SymmetricMatrix3 Covariance;

    /// <summary>Lets the variance grow by one sample's worth, up to what nothing is known with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Age(VqfCoefficients c)
    {
        SymmetricMatrix3 p = Covariance;
        Covariance = p with { XX = Older(p.XX, c), YY = Older(p.YY, c), ZZ = Older(p.ZZ, c) };
    }

    /// <summary>Takes the rates of a sensor that lies still for its bias.</summary>
    /// <param name="rate">Low-passed rate, rad/s.</param>
    /// <param name="c">Coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ObserveAtRest(in Vec3 rate, VqfCoefficients c)
    {
        Vec3 before = Value;
        Vec3 e = Clip(rate - before, c.BiasClip);
        SymmetricMatrix3 p = Covariance;
        Vec3 b = before;
        ObserveColumn(ref p, ref b, new Vec3(p.XX, p.XY, p.XZ), c.RestWeight + p.XX, e.X);
        ObserveColumn(ref p, ref b, new Vec3(p.XY, p.YY, p.YZ), c.RestWeight + p.YY, e.Y - (b.Y - before.Y));
        ObserveColumn(ref p, ref b, new Vec3(p.XZ, p.YZ, p.ZZ), c.RestWeight + p.ZZ, e.Z - (b.Z - before.Z));
        Covariance = p;
        Value = Clip(b, c.BiasClip);
    }

    /// <summary>Takes the innovation that the inclination correction shows in motion.</summary>
    /// <param name="x">First row of the averaged rotation to the world.</param>
    /// <param name="y">Second row.</param>
    /// <param name="z">Third row.</param>
    /// <param name="innovation">Measured less predicted, world, rad/s.</param>
    /// <param name="c">Coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ObserveInMotion(in Vec3 x, in Vec3 y, in Vec3 z, in Vec3 innovation, VqfCoefficients c)
    {
        Vec3 before = Value;
        Vec3 e = Clip(innovation, c.BiasClip);
        SymmetricMatrix3 p = Covariance;
        Vec3 b = before;
        Observe(ref p, ref b, x, c.MotionWeight, e.X);
        Observe(ref p, ref b, y, c.MotionWeight, e.Y - Vec3.Dot(y, b - before));
        Observe(ref p, ref b, z, c.VerticalWeight, e.Z - Vec3.Dot(z, b - before));
        Covariance = p;
        Value = Clip(b, c.BiasClip);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Observe(ref SymmetricMatrix3 p, ref Vec3 b, in Vec3 row, double noise, double innovation)
    {
        Vec3 column = p * row;
        ObserveColumn(ref p, ref b, column, noise + Vec3.Dot(row, column), innovation);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ObserveColumn(ref SymmetricMatrix3 p, ref Vec3 b, in Vec3 column, double variance, double innovation)
    {
        Vec3 gain = column * (1 / variance);
        b += gain * innovation;
        p = p.MinusOuter(column, gain);
    }

    private static double Older(double variance, VqfCoefficients c) => variance < c.P0 ? variance + c.V : variance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3 Clip(in Vec3 v, double limit) => new(Clip(v.X, limit), Clip(v.Y, limit), Clip(v.Z, limit));

    private static double Clip(double v, double limit) => v < -limit ? -limit : v > limit ? limit : v;
}
