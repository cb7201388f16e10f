using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

/// <summary>A pelvis that stands for five seconds and then walks, as exact functions of time: strides of 1.6 s from second 6 on, the
/// left foot first, stance 0.6 of the stride.</summary>
internal sealed class TrunkWalk
{
    public const double StrideS = 1.6;
    public const double StanceShare = 0.6;
    public const double FirstContactS = 6;
    private const double StandS = 5;
    private const double Step = 1e-3;
    private static readonly double Omega = 2 * Math.PI / StrideS;

    public double TiltRad { get; init; } = 6 * Angle.RadPerDeg;

    public double TurnRad { get; init; } = 4 * Angle.RadPerDeg;

    /// <summary>A tracker that has been worn for that long.</summary>
    public PostureTracker Worn(Quat mounting, AxesKnowledge axes, double rateHz, double seconds)
    {
        PostureTracker tracker = new(rateHz, axes, GaitOptions.Default.Orientation);
        Wear(tracker, mounting, rateHz, 0, seconds);
        return tracker;
    }

    /// <summary>Feeds a tracker from one instant to another, with the strides that end there.</summary>
    public void Wear(PostureTracker tracker, Quat mounting, double rateHz, double fromS, double toS)
    {
        double next = FirstContactS + StrideS;
        for (long i = (long)Math.Ceiling(fromS * rateHz); i / rateHz < toS; i++)
        {
            double t = i / rateHz;
            (Vec3 force, Vec3 rate) = At(t);
            tracker.Accept(t, mounting.InverseRotate(force), mounting.InverseRotate(rate));
            while (t >= next + 0.1)
            {
                tracker.OnStep();
                bool isLeft = Math.Round((next - FirstContactS) / (0.5 * StrideS)) % 2 == 0;
                if (next - StrideS >= fromS)
                {
                    tracker.Learn(new StrideSpan(isLeft ? Side.Left : Side.Right, next - StrideS, next, StanceShare));
                }

                next += 0.5 * StrideS;
            }
        }
    }

    /// <summary>Specific force and angular rate in the pelvis' own frame.</summary>
    public (Vec3 Force, Vec3 Rate) At(double t)
    {
        Vec3 acceleration = (Place(t + Step) - (2 * Place(t)) + Place(t - Step)) / (Step * Step);
        Quat pose = Pose(t);
        Vec3 rate = (Pose(t - Step).Conjugate * Pose(t + Step)).Log() / (2 * Step);
        return (pose.InverseRotate(acceleration + new Vec3(0, 0, 9.81)), rate);
    }

    /// <summary>Mean tilt and ranges of a stride, read from the poses.</summary>
    public (double Tilt, double TiltRange, double ObliquityRange) Truth(double fromS)
    {
        TrunkAngles[] angles = [.. Enumerable.Range(0, 400).Select(i => fromS + (StrideS * i / 400.0))
            .Select(t => TrunkAngles.Of(t, Pose(t).InverseRotate(Vec3.UnitZ)))];
        return (
            angles.Average(a => a.TiltRad),
            angles.Max(a => a.TiltRad) - angles.Min(a => a.TiltRad),
            angles.Max(a => a.ObliquityRad) - angles.Min(a => a.ObliquityRad));
    }

    public Quat Pose(double t)
    {
        double phase = Omega * (t - FirstContactS);
        double on = Activity(t);
        return Quat.FromAxisAngle(Vec3.UnitZ, on * TurnRad * Math.Cos(phase))
            * Quat.FromAxisAngle(Vec3.UnitY, on * (TiltRad + (1.5 * Angle.RadPerDeg * Math.Cos(2 * phase))))
            * Quat.FromAxisAngle(Vec3.UnitX, on * 2.5 * Angle.RadPerDeg * Math.Cos(phase - (Math.PI * StanceShare)));
    }

    private static Vec3 Place(double t)
    {
        double phase = Omega * (t - FirstContactS);
        return Activity(t) * new Vec3(
            0.01 * Math.Sin(2 * phase),
            0.03 * Math.Cos(phase - (Math.PI * StanceShare)),
            0.01 * Math.Cos(2 * (phase - (Math.PI * StanceShare))));
    }

    private static double Activity(double t)
    {
        double s = Math.Clamp((t - StandS) / (FirstContactS - StandS), 0, 1);
        return s * s * s * (10 + (s * (-15 + (6 * s))));
    }
}
