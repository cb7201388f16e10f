namespace GaitSense.Protocol;

/// <summary>Where each field of a packet stands: offsets in bytes, everything little-endian, as
/// <c>firmware-protocol/profile.json</c> lists them.</summary>
public static class ImuPacketLayout
{
    /// <summary>Version of the profile, u8.</summary>
    public const int Version = 0;

    /// <summary>Body site, u8.</summary>
    public const int Site = 1;

    /// <summary>Content flags, u8.</summary>
    public const int Content = 2;

    /// <summary>Range codes, u8: acceleration in bits 0-3, angular rate in bits 4-7.</summary>
    public const int Ranges = 3;

    /// <summary>Number of the first sample, u16.</summary>
    public const int Sequence = 4;

    /// <summary>Device clock at the first sample, u32.</summary>
    public const int Ticks = 6;

    /// <summary>Sample period, u16.</summary>
    public const int Period = 10;

    /// <summary>Number of samples, u8.</summary>
    public const int SampleCount = 12;

    /// <summary>Bytes from sample to sample, u8.</summary>
    public const int SampleLength = 13;

    /// <summary>First sample.</summary>
    public const int Samples = 14;

    /// <summary>Bytes of acceleration and angular rate in each sample.</summary>
    public const int InertialLength = 12;

    /// <summary>Bytes of magnetic field in each sample, when present.</summary>
    public const int MagneticFieldLength = 6;

    /// <summary>Bytes of orientation in each sample, when present.</summary>
    public const int QuaternionLength = 8;
}
