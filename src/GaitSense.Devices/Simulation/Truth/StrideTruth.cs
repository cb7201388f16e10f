using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>Trunk and arms over one stride.</summary>
internal sealed class StrideTruth(BodyMotion body, IReadOnlyList<TimeSpanS> rests)
{
    private const double IntervalS = 0.005;
    private const double LeastArmSwingRad = 6 * Angle.RadPerDeg;
    private const double LeastRestS = 0.5;

    private static readonly Vec3 ArmDown = new(0, 0, -1);

    /// <summary>The row with what the trunk and the arm of its side did from <paramref name="startS"/> to <paramref name="endS"/>.</summary>
    public Step Complete(Step row, double startS, double endS)
    {
        Spread tilt = new();
        Spread obliquity = new();
        Spread rotation = new();
        Spread lumbar = new();
        double startYaw = PelvisYaw(startS);
        double yawSlope = (PelvisYaw(endS) - startYaw) / (endS - startS);
        int count = (int)Math.Ceiling((endS - startS) / IntervalS);
        for (int i = 0; i <= count; i++)
        {
            double t = startS + ((endS - startS) * i / count);
            Vec3 pelvisUp = Up(body.Segment(BodySite.Pelvis, t));
            Vec3 thoraxUp = Up(body.Segment(BodySite.Thorax, t));
            double pelvicTilt = Math.Atan2(-pelvisUp.X, pelvisUp.Z);
            tilt.Add(pelvicTilt);
            obliquity.Add(Math.Atan2(pelvisUp.Y, Math.Sqrt((pelvisUp.X * pelvisUp.X) + (pelvisUp.Z * pelvisUp.Z))));
            rotation.Add(PelvisYaw(t) - startYaw - (yawSlope * (t - startS)));
            lumbar.Add(pelvicTilt + Math.Atan2(thoraxUp.X, thoraxUp.Z));
        }

        ArmTruth arm = Arm(row.Side, startS, endS);
        return row with
        {
            PelvicTiltRad = tilt.Mean,
            PelvicTiltRangeRad = tilt.Range,
            PelvicObliquityRangeRad = obliquity.Range,
            PelvicRotationRangeRad = rotation.Range,
            LumbarExtensionRad = lumbar.Mean,
            ArmSwingRad = arm.SwingRad,
            ArmLegRatio = arm.Ratio,
            ArmLegPhaseRad = arm.Ratio == 1 ? arm.PhaseRad : null,
        };
    }

    /// <summary>Forward angle of the hanging arm in the sagittal plane of the body, rad.</summary>
    private double ArmRad(Side side, double t)
    {
        BodySite site = side == Side.Left ? BodySite.LeftWrist : BodySite.RightWrist;
        Vec3 arm = ToBody(body.Segment(site, t).Orientation.Rotate(ArmDown), t);
        return Math.Atan2(arm.X, -arm.Z);
    }

    /// <summary>How far the foot is ahead of the pelvis, m.</summary>
    private double LegM(Side side, double t)
    {
        BodySite site = side == Side.Left ? BodySite.LeftFoot : BodySite.RightFoot;
        return ToBody(body.Segment(site, t).Position - body.Segment(BodySite.Pelvis, t).Position, t).X;
    }

    private ArmTruth Arm(Side side, double startS, double endS)
    {
        List<double> times = MovingTimes(startS, endS);
        double[] arm = [.. times.Select(t => ArmRad(side, t))];
        double[] leg = [.. times.Select(t => LegM(side, t))];
        double swing = arm.Max() - arm.Min();
        Harmonic once = Harmonic.Of(arm, 1);
        Harmonic twice = Harmonic.Of(arm, 2);
        int? ratio = swing < LeastArmSwingRad ? null : once.Amplitude >= twice.Amplitude ? 1 : 2;
        return new ArmTruth(swing, ratio, Angle.Wrap(once.PhaseRad - Harmonic.Of(leg, 1).PhaseRad));
    }

    private List<double> MovingTimes(double startS, double endS)
    {
        List<TimeSpanS> inside = [.. rests.Where(r => r.EndS - r.StartS > LeastRestS && r.EndS > startS && r.StartS < endS)];
        List<double> times = [];
        for (double t = startS; t < endS; t += IntervalS)
        {
            if (!inside.Any(r => t >= r.StartS && t < r.EndS))
            {
                times.Add(t);
            }
        }

        return times;
    }

    private Vec3 ToBody(in Vec3 v, double t) => Turn.AboutZ(-body.Trunk(t).HeadingRad).Rotate(v);

    private double PelvisYaw(double t)
    {
        Vec3 forward = body.Segment(BodySite.Pelvis, t).Orientation.Rotate(Vec3.UnitX);
        double heading = body.Trunk(t).HeadingRad;
        return heading + Angle.Wrap(Math.Atan2(forward.Y, forward.X) - heading);
    }

    private static Vec3 Up(in SegmentPose pose) => pose.Orientation.InverseRotate(Vec3.UnitZ);

    private readonly record struct ArmTruth(double SwingRad, int? Ratio, double PhaseRad);
}
