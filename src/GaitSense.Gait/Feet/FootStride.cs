using GaitSense.Core.Steps;

namespace GaitSense.Gait.Feet;

/// <summary>What one foot did between two stances. Times in s on the session's clock, lengths in m, angles in rad.</summary>
internal struct FootStride
{
    /// <summary>When the foot was last still before the movement.</summary>
    public double LiftAnchorS;

    /// <summary>When it was first still after it.</summary>
    public double LandingAnchorS;

    /// <summary>When it had left the floor.</summary>
    public double FinalContactS;

    /// <summary>When it touched the floor.</summary>
    public double InitialContactS;

    /// <summary>Displacement along the foot's axis, forward positive, m; NaN when it cannot be known.</summary>
    public double ForwardM;

    /// <summary>Displacement across the foot's axis, left positive, m; NaN when it cannot be known.</summary>
    public double LeftM;

    /// <summary>Where the foot went, in its own heading.</summary>
    public WalkingDirection Direction;

    /// <summary>Change of the foot's heading, left positive, rad.</summary>
    public double TurnRad;

    /// <summary>Direction of travel against the foot's axis at landing, left positive, backward travel reversed, rad;
    /// NaN while the foot's axis is not known.</summary>
    public double TravelOffAxisRad;

    /// <summary>Largest lift of the sensor, m.</summary>
    public double ClearanceM;

    /// <summary>Largest horizontal speed, m/s.</summary>
    public double PeakSpeedMps;

    /// <summary>Slope of the sole along the line of travel at contact against the flat foot after it, toe-up positive, rad.</summary>
    public double StrikeAngleRad;

    /// <summary>Change of that slope per second in the 60 ms after contact, toe-up positive, rad/s.</summary>
    public double RateAfterContactRadPerS;

    /// <summary>What touched first.</summary>
    public ContactPattern Pattern;

    /// <summary>How sure the pattern is, 0 to 1.</summary>
    public double PatternConfidence;

    /// <summary>How sure the time of the initial contact is, 0 to 1, by what showed it.</summary>
    public double ContactConfidence;

    /// <summary>0 to 1, from what did not close in the navigation.</summary>
    public double Quality;

    /// <summary>What did not close.</summary>
    public NavigationResidual Residual;

    /// <summary>What to keep in mind.</summary>
    public StepFlags Flags;

    /// <summary>Horizontal magnitude of the displacement, m; NaN when it cannot be known.</summary>
    public readonly double LengthM => Math.Sqrt((ForwardM * ForwardM) + (LeftM * LeftM));
}
