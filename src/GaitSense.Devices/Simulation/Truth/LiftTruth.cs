using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>The repetitions that really happened, in the terms of the repetition table: ways up and down from 10 to 90 percent.</summary>
internal static class LiftTruth
{
    private const double EdgeShare = 0.1;

    /// <summary>Repetitions that are over by the end of the run.</summary>
    public static IReadOnlyList<Repetition> Of(LiftPattern pattern, LiftPlan plan, BodyMotion body, IReadOnlyList<SimulatedSensor> sensors, double durationS)
    {
        SimulatedSensor? pelvis = sensors.FirstOrDefault(s => s.Descriptor.Site == BodySite.Pelvis);
        return [.. plan.Until(durationS).Where(l => l.EndS < durationS).Select((l, i) => Of(pattern, l, i + 1, body, pelvis))];
    }

    private static Repetition Of(LiftPattern pattern, in PlannedLift lift, int number, BodyMotion body, SimulatedSensor? pelvis)
    {
        double edge = EdgeOf(lift);
        double up = lift.StartS + ((1 - edge) * lift.LiftS);
        double down = lift.StartS + lift.LiftS + lift.HoldS + (edge * lift.LowerS);
        double start = lift.StartS + (edge * lift.LiftS);
        double end = lift.EndS - (edge * lift.LowerS);
        double tuck = Math.Atan2(Math.Sin(lift.TuckRad), Math.Cos(lift.TuckRad) * Math.Cos(pattern.RollRad));
        return new Repetition
        {
            Number = number,
            Start = SessionTime.FromSeconds(start),
            End = SessionTime.FromSeconds(end),
            LiftTime = TimeSpan.FromSeconds(up - start),
            HoldTime = TimeSpan.FromSeconds(down - up),
            LowerTime = TimeSpan.FromSeconds(end - down),
            TuckRad = tuck,
            MaxTuckRad = tuck,
            RollRad = Math.Asin(Math.Cos(lift.TuckRad) * Math.Sin(pattern.RollRad)),
            LiftHeightM = pelvis is null ? null : Height(body, pelvis, lift.StartS + lift.LiftS) - Height(body, pelvis, lift.StartS),
            ThoraxTuckRad = pattern.ThoraxShare * lift.TuckRad,
            LumbarExtensionRad = Math.Max(0, (pattern.ThoraxShare - 1) * lift.TuckRad),
            Breaths = (down - up) * pattern.BreathingHz,
        };
    }

    private static double Height(BodyMotion body, SimulatedSensor sensor, double t) =>
        body.Segment(sensor.Descriptor.Site, t).Point(sensor.PositionM).Z;

    // Share of the time at which a tenth of the way is done.
    private static double EdgeOf(PlannedLift lift)
    {
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (low + high);
            bool isBefore = lift.ShareAt(lift.StartS + (middle * lift.LiftS)) < EdgeShare;
            (low, high) = isBefore ? (middle, high) : (low, middle);
        }

        return low;
    }
}
