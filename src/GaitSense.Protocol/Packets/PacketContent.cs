namespace GaitSense.Protocol;

/// <summary>What each sample of a packet holds beside acceleration and angular rate.</summary>
[Flags]
public enum PacketContent
{
    /// <summary>Acceleration and angular rate alone.</summary>
    None = 0,

    /// <summary>Magnetic field.</summary>
    Magnetometer = 1,

    /// <summary>Orientation computed by the sensor.</summary>
    Quaternion = 2,
}
