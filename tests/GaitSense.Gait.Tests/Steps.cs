using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Gait.Tests;

/// <summary>Steps with chosen values.</summary>
internal static class Steps
{
    public static Step At(
        double contactS, Side side = Side.Left, WalkingDirection direction = WalkingDirection.Backward, bool valid = true) => new()
    {
        Side = side,
        InitialContact = SessionTime.FromSeconds(contactS),
        Direction = direction,
        Valid = valid,
        Confidence = 0.8,
    };

    public static Step WithLift(this Step step, double liftS) => step with { FinalContact = SessionTime.FromSeconds(liftS) };

    public static double Rad(double deg) => deg * Angle.RadPerDeg;
}
