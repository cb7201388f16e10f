namespace GaitSense.Core.Steps;

/// <summary>How well each value of a step is founded, 0 to 1; 0 where the value is absent. A weight, not a probability: what
/// went wrong takes its share off. The overall <see cref="Step.Confidence"/> speaks of the navigation of the foot alone.</summary>
public readonly record struct StepConfidence
{
    /// <summary>Of the initial contact's time.</summary>
    public double Contact { get; init; }

    /// <summary>Of the stride length.</summary>
    public double Length { get; init; }

    /// <summary>Of the step length.</summary>
    public double StepLength { get; init; }

    /// <summary>Of the contact pattern.</summary>
    public double Pattern { get; init; }

    /// <summary>Of the foot strike angle.</summary>
    public double StrikeAngle { get; init; }

    /// <summary>Of the toe-out angle.</summary>
    public double ToeOut { get; init; }

    /// <summary>Of the foot clearance.</summary>
    public double Clearance { get; init; }

    /// <summary>Of the pelvis' tilt, obliquity and rotation.</summary>
    public double PelvicTilt { get; init; }

    /// <summary>Of the lumbar extension.</summary>
    public double Lumbar { get; init; }

    /// <summary>Of the arm's swing, ratio and phase.</summary>
    public double Arm { get; init; }

    /// <summary>Of the trunk's counter-rotation; never more than 0.4, because it stands in for arms that were not seen.</summary>
    public double CounterRotation { get; init; }
}
