namespace GaitSense.Core.Sensors;

/// <summary>The body part that a sensor is worn on. The numbers are part of the GATT profile.</summary>
public enum BodySite
{
    /// <summary>Not assigned.</summary>
    Unassigned = 0,

    /// <summary>Left foot: instep, heel or side of the shoe.</summary>
    LeftFoot = 1,

    /// <summary>Right foot: instep, heel or side of the shoe.</summary>
    RightFoot = 2,

    /// <summary>Pelvis: sacrum, or below the navel for the hip lift.</summary>
    Pelvis = 3,

    /// <summary>Left wrist or distal forearm.</summary>
    LeftWrist = 4,

    /// <summary>Right wrist or distal forearm.</summary>
    RightWrist = 5,

    /// <summary>Thorax: sternum or upper back.</summary>
    Thorax = 6,
}
