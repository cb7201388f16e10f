using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>Pelvis and thorax while walking, against quiet standing. Amplitudes are half of the range.</summary>
public sealed record TrunkPattern
{
    /// <summary>Anterior pelvic tilt held while walking, rad.</summary>
    /// <value>2 deg</value>
    public double TiltRad { get; init; } = 2 * Angle.RadPerDeg;

    /// <summary>Growth of the tilt within a bout, rad/s.</summary>
    /// <value>0</value>
    public double TiltDriftRadPerS { get; init; }

    /// <summary>Amplitude of the tilt at step frequency, rad.</summary>
    /// <value>1.5 deg</value>
    public double TiltSwingRad { get; init; } = 1.5 * Angle.RadPerDeg;

    /// <summary>Amplitude of the obliquity at stride frequency, rad.</summary>
    /// <value>2.5 deg</value>
    public double ObliquityRad { get; init; } = 2.5 * Angle.RadPerDeg;

    /// <summary>Amplitude of the pelvis' rotation at stride frequency, rad; the thorax turns against it by 0.6 of that.</summary>
    /// <value>4 deg</value>
    public double RotationRad { get; init; } = 4 * Angle.RadPerDeg;

    /// <summary>Anterior lean of the thorax held while walking, rad.</summary>
    /// <value>3 deg</value>
    public double LeanRad { get; init; } = 3 * Angle.RadPerDeg;

    /// <summary>Amplitude of the pelvis along the line of travel at step frequency, m.</summary>
    /// <value>0.01</value>
    public double ForeAftM { get; init; } = 0.01;

    /// <summary>Amplitude of the pelvis sideways at stride frequency, m.</summary>
    /// <value>0.03</value>
    public double SideToSideM { get; init; } = 0.03;

    /// <summary>Amplitude of the pelvis up and down at step frequency, m.</summary>
    /// <value>0.008</value>
    public double RiseM { get; init; } = 0.008;

    /// <summary>Breaths per second.</summary>
    /// <value>0.22</value>
    public double BreathingHz { get; init; } = 0.22;

    /// <summary>Amplitude of the thorax' pitch by breathing, rad.</summary>
    /// <value>1 deg</value>
    public double BreathRad { get; init; } = 1 * Angle.RadPerDeg;

    internal void Check()
    {
        Require.Within(TiltRad, -0.5, 0.5, "TrunkPattern.TiltRad");
        Require.Within(TiltDriftRadPerS, -0.05, 0.05, "TrunkPattern.TiltDriftRadPerS");
        Require.Within(TiltSwingRad, 0, 0.2, "TrunkPattern.TiltSwingRad");
        Require.Within(ObliquityRad, 0, 0.3, "TrunkPattern.ObliquityRad");
        Require.Within(RotationRad, 0, 0.5, "TrunkPattern.RotationRad");
        Require.Within(LeanRad, -0.8, 0.8, "TrunkPattern.LeanRad");
        Require.Within(ForeAftM, 0, 0.05, "TrunkPattern.ForeAftM");
        Require.Within(SideToSideM, 0, 0.1, "TrunkPattern.SideToSideM");
        Require.Within(RiseM, 0, 0.05, "TrunkPattern.RiseM");
        Require.Within(BreathingHz, 0.05, 1, "TrunkPattern.BreathingHz");
        Require.Within(BreathRad, 0, 0.1, "TrunkPattern.BreathRad");
    }
}
