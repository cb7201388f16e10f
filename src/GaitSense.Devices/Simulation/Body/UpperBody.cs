using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Body;

/// <summary>Pelvis, thorax and arms as functions of the trunk's state.</summary>
/// <remarks>How: the pelvis goes up and toward the stance leg in single support, turns with the foot that travels and drops
/// on the swing side; the thorax turns against it and breathes; the arms hang from the shoulders and swing against the leg
/// of their side, together with it, or twice per stride. Angles are zero in quiet standing, except for a sway of tenths of a degree.</remarks>
internal sealed class UpperBody(TrunkPattern trunk, ArmPattern arms)
{
    /// <summary>Length of the hanging arm from shoulder to wrist, m.</summary>
    public const double ArmM = 0.55;

    private const double PelvisHeightM = 0.95;
    private const double ThoraxAbovePelvisM = 0.32;
    private const double MidLeftStance = 0.6 * Math.PI;
    private const double ArmAbductionRad = 6 * Angle.RadPerDeg;
    private static readonly Vec3 LeftShoulder = new(0, 0.19, 0.14);
    private static readonly Vec3 RightShoulder = new(0, -0.19, 0.14);

    /// <summary>Forward swing of an arm, rad; 0 hanging.</summary>
    public double ArmSwingRad(Side side, in TrunkState s)
    {
        double phase = s.PhaseRad - (side == Side.Left ? 0 : Math.PI) - arms.LagRad;
        return arms.AmplitudeRad * (arms.Coordination switch
        {
            ArmCoordination.Alternating => s.Travel * Math.Cos(phase),
            ArmCoordination.SameSideTogether => -s.Travel * Math.Cos(phase),
            ArmCoordination.TwicePerStride => s.Activity * Math.Cos(2 * phase),
            _ => 0,
        });
    }

    /// <summary>The pelvis at time <paramref name="t"/>.</summary>
    public SegmentPose Pelvis(double t, in TrunkState s)
    {
        double midStance = s.PhaseRad - MidLeftStance;
        Vec3 offset = new(
            (s.Activity * trunk.ForeAftM * Math.Sin(2 * s.PhaseRad)) + Sway(t, 0.31, 0.003),
            (s.Activity * trunk.SideToSideM * Math.Cos(midStance)) + Sway(t, 0.23, 0.003),
            PelvisHeightM + (s.Activity * trunk.RiseM * Math.Cos(2 * midStance)));
        double turn = s.Travel * trunk.RotationRad * Math.Cos(s.PhaseRad);
        double tilt = s.TiltRad + (s.Activity * trunk.TiltSwingRad * Math.Cos(2 * s.PhaseRad)) + Sway(t, 0.17, 0.002);
        double obliquity = s.Activity * trunk.ObliquityRad * Math.Cos(midStance);
        return new SegmentPose(
            new Vec3(s.X, s.Y, 0) + Turn.AboutZ(s.HeadingRad).Rotate(offset),
            Turn.AboutZ(s.HeadingRad + turn) * Turn.AboutY(tilt) * Turn.AboutX(obliquity));
    }

    /// <summary>The thorax at time <paramref name="t"/>; its origin is in the middle of the rib cage.</summary>
    public SegmentPose Thorax(double t, in TrunkState s)
    {
        SegmentPose pelvis = Pelvis(t, s);
        double turn = -0.6 * s.Travel * trunk.RotationRad * Math.Cos(s.PhaseRad);
        double breath = trunk.BreathRad * Math.Sin(2 * Math.PI * trunk.BreathingHz * t);
        double obliquity = -0.4 * s.Activity * trunk.ObliquityRad * Math.Cos(s.PhaseRad - MidLeftStance);
        Quat orientation = Turn.AboutZ(s.HeadingRad + turn) * Turn.AboutY(s.LeanRad - breath) * Turn.AboutX(obliquity);
        return new SegmentPose(pelvis.Position + orientation.Rotate(new Vec3(0, 0, ThoraxAbovePelvisM)), orientation);
    }

    /// <summary>The arm at time <paramref name="t"/>: origin at the wrist, z along the arm to the shoulder.</summary>
    public SegmentPose Arm(Side side, double t, in TrunkState s)
    {
        Vec3 shoulder = Thorax(t, s).Point(side == Side.Left ? LeftShoulder : RightShoulder);
        double swing = ArmSwingRad(side, s);
        double outward = side == Side.Left ? ArmAbductionRad : -ArmAbductionRad;
        Quat orientation = Turn.AboutZ(s.HeadingRad) * Turn.AboutY(-swing) * Turn.AboutX(outward) * Turn.AboutZ(0.2 * swing);
        return new SegmentPose(shoulder - orientation.Rotate(new Vec3(0, 0, ArmM)), orientation);
    }

    private static double Sway(double t, double hz, double amplitude) => amplitude * Math.Sin(2 * Math.PI * hz * t);
}
