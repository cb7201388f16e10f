using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>How the arms go with the legs.</summary>
public enum ArmCoordination
{
    /// <summary>Against the leg of the same side, one swing per stride.</summary>
    Alternating,

    /// <summary>With the leg of the same side.</summary>
    SameSideTogether,

    /// <summary>Both arms together, one swing per step.</summary>
    TwicePerStride,

    /// <summary>They hang.</summary>
    Still,
}

/// <summary>The arms.</summary>
public sealed record ArmPattern
{
    /// <summary>How they go with the legs.</summary>
    /// <value>alternating</value>
    public ArmCoordination Coordination { get; init; } = ArmCoordination.Alternating;

    /// <summary>Swing from the middle to either side, rad.</summary>
    /// <value>13 deg</value>
    public double AmplitudeRad { get; init; } = 13 * Angle.RadPerDeg;

    /// <summary>Gait phase after contact of the same side at which a backward walker's arm is furthest forward, rad.</summary>
    /// <value>22 deg: against the leg's fundamental with 64 % stance</value>
    public double LagRad { get; init; } = 22 * Angle.RadPerDeg;

    internal void Check()
    {
        Require.Within(AmplitudeRad, 0, 1.2, "ArmPattern.AmplitudeRad");
        Require.Within(LagRad, -Math.PI, Math.PI, "ArmPattern.LagRad");
    }
}
