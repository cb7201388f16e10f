using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Feet;

/// <summary>Measures the displacement, direction, turn, clearance and trustworthiness of a navigated segment.</summary>
internal static class StrideMeter
{
    /// <summary>Fills in the displacement and all that follows from it.</summary>
    /// <param name="s">The navigated segment.</param>
    /// <param name="start">The foot before.</param>
    /// <param name="end">The foot after.</param>
    /// <param name="axis">The foot's axis.</param>
    /// <param name="options">Options.</param>
    /// <param name="r">The result.</param>
    public static void Measure(StrideSegment s, in FootRest start, in FootRest end, FootAxis axis, FootOptions options, ref FootStride r)
    {
        int last = s.Count - 1;
        r.LiftAnchorS = s.Time[0];
        r.LandingAnchorS = s.Time[last];
        double headingStart = Heading(s.Orientation[0].Rotate(axis.Forward(start.Up)));
        double headingEnd = Heading(s.Orientation[last].Rotate(axis.Forward(end.Up)));
        r.TurnRad = Angle.Wrap(headingEnd - headingStart);
        double heading = headingStart + (0.5 * r.TurnRad);
        Vec3 d = s.Position[last];
        r.ForwardM = (Math.Cos(heading) * d.X) + (Math.Sin(heading) * d.Y);
        r.LeftM = (Math.Cos(heading) * d.Y) - (Math.Sin(heading) * d.X);
        r.Direction = DirectionOf(r.ForwardM, r.LeftM, options);
        double travel = Heading(r.Direction == WalkingDirection.Backward ? -d : d);
        r.TravelOffAxisRad = axis.IsSettled ? Angle.Wrap(travel - headingEnd) : double.NaN;
        MeasureSwing(s, ref r);
        r.Quality = QualityOf(r);
        bool isTurn = Math.Abs(r.TurnRad) > options.TurnRad;
        r.Flags |= isTurn ? StepFlags.Turn : StepFlags.None;
        r.TravelOffAxisRad = isTurn ? double.NaN : r.TravelOffAxisRad;
    }

    /// <summary>Which way a displacement goes in the foot's own heading.</summary>
    public static WalkingDirection DirectionOf(double forwardM, double leftM, FootOptions options)
    {
        double angle = Math.Abs(Math.Atan2(leftM, forwardM));
        return angle < options.DirectionConeRad ? WalkingDirection.Forward
            : angle > Math.PI - options.DirectionConeRad ? WalkingDirection.Backward
            : WalkingDirection.Lateral;
    }

    private static double Heading(in Vec3 v) => Math.Atan2(v.Y, v.X);

    private static void MeasureSwing(StrideSegment s, ref FootStride r)
    {
        for (int i = 0; i < s.Count; i++)
        {
            r.PeakSpeedMps = Math.Max(r.PeakSpeedMps, s.HorizontalSpeed(i));
            r.ClearanceM = Math.Max(r.ClearanceM, s.Position[i].Z);
        }
    }

    // A residual counts against what this movement could make of it: fast and long strides may leave more.
    private static double QualityOf(in FootStride r)
    {
        double tilt = r.Residual.TiltRad / (6 * Angle.RadPerDeg);
        double velocity = r.Residual.VelocityMps.Length / (0.2 + (0.15 * r.PeakSpeedMps));
        double height = r.Residual.HeightM / (0.05 + (0.08 * r.LengthM));
        return Math.Exp(-(tilt * tilt) - (velocity * velocity) - (height * height));
    }
}
