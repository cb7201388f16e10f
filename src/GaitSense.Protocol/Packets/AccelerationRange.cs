namespace GaitSense.Protocol;

/// <summary>Full scale of the accelerometer, in multiples of standard gravity. The numbers are part of the profile.</summary>
public enum AccelerationRange
{
    /// <summary>2 g.</summary>
    G2 = 0,

    /// <summary>4 g.</summary>
    G4 = 1,

    /// <summary>8 g.</summary>
    G8 = 2,

    /// <summary>16 g.</summary>
    G16 = 3,

    /// <summary>32 g.</summary>
    G32 = 4,
}
