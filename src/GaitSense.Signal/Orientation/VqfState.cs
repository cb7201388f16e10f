using GaitSense.Core.Geometry;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>Everything the orientation filter remembers. A value: a copy is a saved state.</summary>
public struct VqfState
{
    internal Quat Strapdown;
    internal Quat Inclination;

    // The strapdown's rotation at the instant of the last sample's force and field.
    internal Quat Sampled;
    internal BiasFilter Bias;
    internal FourLowPasses RestRate;
    internal FourLowPasses RestForce;
    internal FourLowPasses InertialForce;

    // The rows of the rotation to the world, each with the world's component of the bias in its fourth lane.
    internal FourLowPasses RowX;
    internal FourLowPasses RowY;
    internal FourLowPasses RowZ;
    internal FourLowPasses NormAndDip;
    internal MagneticReference Field;
    internal HeadingFilter Heading;
    internal Vec3 LowRate;
    internal double RestS;
    internal int RateCount;
    internal int ForceCount;
    internal int FieldCount;
    internal bool IsAtRest;
}
