using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>How a foot leaves and meets the floor.</summary>
/// <param name="Pattern">What touches first.</param>
/// <param name="LandingPitchRad">Pitch at contact.</param>
/// <param name="LiftPitchRad">Pitch on leaving.</param>
internal readonly record struct Landing(ContactPattern Pattern, double LandingPitchRad, double LiftPitchRad);

/// <summary>Times one step and enters it into the tracks.</summary>
/// <remarks>How: 1. the contact follows the last one after a step time with jitter; from rest the roll-off comes first.
/// 2. swing is a fixed share of two step times, so that stance is 60 to 70 % and the feet never swing together.
/// 3. rolls are shortened where steps are too quick for them.</remarks>
internal sealed class StepMaker(WalkPattern walk, FootGeometry foot, SeededRandom random, BodyTracks tracks, IPlanObserver observer)
{
    private const double PauseBeforeFirstRollS = 0.05;

    /// <summary>Plans a swing of the next foot.</summary>
    /// <param name="state">Where the walker is; moved on to the contact.</param>
    /// <param name="to">Where the foot lands.</param>
    /// <param name="landing">How.</param>
    /// <param name="isTurn">True for a step of a turn.</param>
    /// <param name="travelHeadingRad">Heading of the line of travel.</param>
    public PlannedStep Make(WalkerState state, in Footprint to, in Landing landing, bool isTurn, double travelHeadingRad)
    {
        // 1. 2. 3.
        double stepTime = walk.StepTimeS * (1 + (walk.StepTimeJitterRatio * random.BoundedGaussian()));
        double swing = 2 * walk.SwingShare * stepTime;
        double liftRoll = Math.Min(walk.LiftRollS, stepTime - swing + (0.2 * stepTime));
        double contact = state.IsAtRest
            ? state.TimeS + PauseBeforeFirstRollS + liftRoll + swing
            : state.TimeS + stepTime;
        Side side = state.NextSide;
        PlannedStep step = new()
        {
            Side = side,
            Swing = new SwingPlan
            {
                RiseS = contact - swing - liftRoll,
                FinalContactS = contact - swing,
                InitialContactS = contact,
                LandingRollS = Math.Min(walk.LandingRollS, 0.45 * stepTime),
                From = state.Print(side),
                To = to,
                LiftPitchRad = landing.LiftPitchRad,
                LandingPitchRad = landing.LandingPitchRad,
                ClearanceM = walk.ClearanceM,
                LandingSpeedMps = walk.LandingSpeedMps,
                SwingRollRad = walk.LiftPitchRad * 0.25 * random.BoundedGaussian(),
                HeelToBallM = foot.HeelToBallM,
            },
            Other = state.Print(state.LastSide),
            Pattern = landing.Pattern,
            TravelHeadingRad = travelHeadingRad,
            IsTurn = isTurn,
        };
        Enter(state, step);
        return step;
    }

    private void Enter(WalkerState state, PlannedStep step)
    {
        SwingMove move = new(step.Swing);
        tracks.Foot(step.Side).Add(move);
        observer.OnStep(step);
        state.Land(step.Side, move.To);
        state.LastSide = step.Side;
        state.PhaseRad += Math.PI;
        state.TimeS = step.Swing.InitialContactS;
        state.IsAtRest = false;
    }
}
