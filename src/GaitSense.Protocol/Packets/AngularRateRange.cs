namespace GaitSense.Protocol;

/// <summary>Full scale of the gyroscope, in degrees per second. The numbers are part of the profile.</summary>
public enum AngularRateRange
{
    /// <summary>125 degrees per second.</summary>
    Dps125 = 0,

    /// <summary>250 degrees per second.</summary>
    Dps250 = 1,

    /// <summary>500 degrees per second.</summary>
    Dps500 = 2,

    /// <summary>1000 degrees per second.</summary>
    Dps1000 = 3,

    /// <summary>2000 degrees per second.</summary>
    Dps2000 = 4,

    /// <summary>4000 degrees per second.</summary>
    Dps4000 = 5,
}
