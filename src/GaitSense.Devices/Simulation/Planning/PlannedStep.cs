using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>One swing of a foot to another place, as planned.</summary>
internal sealed record PlannedStep
{
    /// <summary>The foot that lands.</summary>
    public required Side Side { get; init; }

    /// <summary>Its timing and its landing.</summary>
    public required SwingPlan Swing { get; init; }

    /// <summary>Where the other foot stands meanwhile.</summary>
    public required Footprint Other { get; init; }

    /// <summary>What touches first.</summary>
    public required ContactPattern Pattern { get; init; }

    /// <summary>Heading of the line of travel; of the body on a turn.</summary>
    public required double TravelHeadingRad { get; init; }

    /// <summary>True for a step of a turn on the spot.</summary>
    public required bool IsTurn { get; init; }
}

/// <summary>What a movement of a foot in place is.</summary>
public enum InPlaceMovement
{
    /// <summary>The toes rise over the heel.</summary>
    ToeRaise,

    /// <summary>The heel rises over the ball.</summary>
    HeelRaise,

    /// <summary>The whole foot is lifted and set down where it was.</summary>
    Tap,
}

/// <summary>A movement of a foot that is no step.</summary>
/// <param name="Side">Which foot.</param>
/// <param name="Movement">What it does.</param>
/// <param name="OnsetS">When it begins, s.</param>
/// <param name="DurationS">How long it takes, s.</param>
public readonly record struct PlannedDecoy(Side Side, InPlaceMovement Movement, double OnsetS, double DurationS);

/// <summary>A stretch of time, s.</summary>
/// <param name="StartS">Begin.</param>
/// <param name="EndS">End.</param>
internal readonly record struct TimeSpanS(double StartS, double EndS);

/// <summary>Takes what the planner decides, in order.</summary>
internal interface IPlanObserver
{
    /// <summary>A step.</summary>
    void OnStep(PlannedStep step);

    /// <summary>A movement in place.</summary>
    void OnDecoy(in PlannedDecoy decoy);

    /// <summary>Both feet stand and the gait phase rests.</summary>
    void OnRest(in TimeSpanS rest);
}
