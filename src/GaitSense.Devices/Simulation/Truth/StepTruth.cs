using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>The rows of the step table, read from plan and movement.</summary>
internal sealed class StepTruth(BodyMotion body, PlanLog log)
{
    private const double LeastDisplacementM = 0.04;
    private const double PauseS = 1;
    private const double FlatForS = 0.2;

    private readonly StrideTruth _stride = new(body, log.Rests);

    /// <summary>All rows of a run of that length.</summary>
    public IReadOnlyList<Step> Measure(double durationS)
    {
        List<Step> steps = [];
        PlannedStep?[] lastOf = new PlannedStep?[2];
        foreach (PlannedStep step in log.Steps)
        {
            if (step.Swing.InitialContactS + step.Swing.LandingRollS + FlatForS > durationS)
            {
                break;
            }

            Placement placement = Placement.Of(step.Swing.From, step.Swing.To);
            if (placement.LengthM >= LeastDisplacementM)
            {
                steps.Add(Row(step, placement, lastOf[(int)step.Side], lastOf[1 - (int)step.Side]));
            }

            lastOf[(int)step.Side] = step;
        }

        return steps;
    }

    private Step Row(PlannedStep step, in Placement placement, PlannedStep? same, PlannedStep? other)
    {
        SwingPlan swing = step.Swing;
        double contact = swing.InitialContactS;
        StepFlags flags = Flags(step, same);
        Step row = new()
        {
            Side = step.Side,
            InitialContact = SessionTime.FromSeconds(contact),
            FinalContact = SessionTime.FromSeconds(swing.FinalContactS),
            Direction = placement.Direction,
            StrideLengthM = placement.LengthM,
            StepLengthM = step.IsTurn ? null : StepLengthM(step),
            StepLengthSdM = 0,
            StrideTime = TimeFrom(same, contact),
            StepTime = TimeFrom(other, contact),
            SwingTime = TimeSpan.FromSeconds(contact - swing.FinalContactS),
            DoubleSupport = TimeFrom(other, swing.FinalContactS),
            ContactPattern = step.Pattern,
            FootStrikeAngleRad = swing.LandingPitchRad,
            ToeOutRad = step.IsTurn ? null : placement.ToeOutRad(step.Side),
            FootClearanceM = ClearanceM(step),
            Confidence = 1,
            Valid = !step.IsTurn,
            Flags = flags,
        };
        return same is null ? row : _stride.Complete(row, same.Swing.InitialContactS, contact);
    }

    private StepFlags Flags(PlannedStep step, PlannedStep? same)
    {
        double since = same?.Swing.InitialContactS ?? step.Swing.InitialContactS;
        bool hasPause = log.Rests.Any(r =>
            r.StartS >= since && r.EndS <= step.Swing.InitialContactS && r.EndS - r.StartS > PauseS);
        return (step.IsTurn ? StepFlags.Turn : StepFlags.None)
            | (hasPause ? StepFlags.Pause : StepFlags.None)
            | (same is null ? StepFlags.First : StepFlags.None);
    }

    private static double StepLengthM(PlannedStep step)
    {
        (double sin, double cos) = Math.SinCos(step.TravelHeadingRad);
        double length = ((step.Swing.To.HeelX - step.Other.HeelX) * cos) + ((step.Swing.To.HeelY - step.Other.HeelY) * sin);
        return Math.Abs(length) < 1e-9 ? 0 : length;
    }

    private static TimeSpan? TimeFrom(PlannedStep? earlier, double t) =>
        earlier is null ? null : TimeSpan.FromSeconds(t - earlier.Swing.InitialContactS);

    private double ClearanceM(PlannedStep step)
    {
        const double Interval = 0.002;
        Vec3 sensor = body.FootGeometry.InstepM;
        double standing = body.Foot(step.Side, step.Swing.RiseS).Point(sensor).Z;
        double highest = standing;
        for (double t = step.Swing.FinalContactS; t <= step.Swing.InitialContactS; t += Interval)
        {
            highest = Math.Max(highest, body.Foot(step.Side, t).Point(sensor).Z);
        }

        return highest - standing;
    }
}
