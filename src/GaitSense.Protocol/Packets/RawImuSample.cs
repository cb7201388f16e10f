namespace GaitSense.Protocol;

/// <summary>One sample as counts, in the sensor's printed axes (right-handed). <see cref="ImuScale"/> turns counts into SI.
/// Parts that the packet's content does not name are 0.</summary>
public record struct RawImuSample
{
    /// <summary>Specific force along x, counts.</summary>
    public short AccelerationX;

    /// <summary>Specific force along y, counts.</summary>
    public short AccelerationY;

    /// <summary>Specific force along z, counts.</summary>
    public short AccelerationZ;

    /// <summary>Angular rate about x, counts.</summary>
    public short AngularRateX;

    /// <summary>Angular rate about y, counts.</summary>
    public short AngularRateY;

    /// <summary>Angular rate about z, counts.</summary>
    public short AngularRateZ;

    /// <summary>Magnetic field along x, counts of 0.1 uT.</summary>
    public short MagneticFieldX;

    /// <summary>Magnetic field along y, counts of 0.1 uT.</summary>
    public short MagneticFieldY;

    /// <summary>Magnetic field along z, counts of 0.1 uT.</summary>
    public short MagneticFieldZ;

    /// <summary>Scalar part of the orientation, Q14.</summary>
    public short QuaternionW;

    /// <summary>First vector component of the orientation, Q14.</summary>
    public short QuaternionX;

    /// <summary>Second vector component of the orientation, Q14.</summary>
    public short QuaternionY;

    /// <summary>Third vector component of the orientation, Q14.</summary>
    public short QuaternionZ;
}
