using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Core.Steps;

/// <summary>One landing of one foot and what was measured of the step that it ends. An absent value is null, never a guess.
/// Lengths in m, angles in rad, signs as in the clinic (toe-up, toe-out, anterior, extension positive).</summary>
public sealed record Step
{
    /// <summary>The foot that lands.</summary>
    public required Side Side { get; init; }

    /// <summary>When it touched the floor.</summary>
    public required SessionTime InitialContact { get; init; }

    /// <summary>When this foot left the floor before this landing; always earlier than <see cref="InitialContact"/>.</summary>
    public SessionTime? FinalContact
    {
        get;
        init => field = value < InitialContact || value is null
            ? value
            : throw new ArgumentException($"final contact {value} is not before initial contact {InitialContact}", nameof(value));
    }

    /// <summary>Where the foot went, in its own heading.</summary>
    public required WalkingDirection Direction { get; init; }

    /// <summary>Horizontal displacement of this foot since its previous stance, magnitude, m.</summary>
    public double? StrideLengthM { get; init; }

    /// <summary>Heel to heel along the direction of travel at contact, m; positive when the landing foot is beyond the other.</summary>
    public double? StepLengthM { get; init; }

    /// <summary>One standard deviation of the step length, m.</summary>
    public double? StepLengthSdM { get; init; }

    /// <summary>From this foot's previous initial contact to this one.</summary>
    public TimeSpan? StrideTime { get; init; }

    /// <summary>From the other foot's initial contact to this one.</summary>
    public TimeSpan? StepTime { get; init; }

    /// <summary>From final contact to initial contact of this foot.</summary>
    public TimeSpan? SwingTime { get; init; }

    /// <summary>From the other foot's initial contact to this foot's final contact: the double support inside this step.</summary>
    public TimeSpan? DoubleSupport { get; init; }

    /// <summary>What touched first.</summary>
    public ContactPattern ContactPattern { get; init; }

    /// <summary>Foot pitch at contact relative to flat stance, toe-up positive, rad.</summary>
    public double? FootStrikeAngleRad { get; init; }

    /// <summary>Foot axis against the line of travel, toe-out positive on both sides, rad.</summary>
    public double? ToeOutRad { get; init; }

    /// <summary>Largest lift of the sensor in swing, m.</summary>
    public double? FootClearanceM { get; init; }

    /// <summary>Mean over the stride that ends here, anterior positive, relative to the calibration pose, rad.</summary>
    public double? PelvicTiltRad { get; init; }

    /// <summary>Range over the stride, rad.</summary>
    public double? PelvicTiltRangeRad { get; init; }

    /// <summary>Range over the stride, rad.</summary>
    public double? PelvicObliquityRangeRad { get; init; }

    /// <summary>Range over the stride, rad.</summary>
    public double? PelvicRotationRangeRad { get; init; }

    /// <summary>Pelvis against thorax, extension positive, relative to the calibration pose, rad.</summary>
    public double? LumbarExtensionRad { get; init; }

    /// <summary>Same-side arm against leg, first harmonic, in (-pi, pi]; pi is normal alternation.</summary>
    public double? ArmLegPhaseRad { get; init; }

    /// <summary>1 or 2 arm swings per stride; null without arm swing.</summary>
    public int? ArmLegRatio { get; init; }

    /// <summary>Arm swing peak to peak, rad.</summary>
    public double? ArmSwingRad { get; init; }

    /// <summary>Turn of the thorax against the pelvis, peak to peak of the first harmonic, rad. A stand-in for arms without sensors.</summary>
    public double? TrunkCounterRotationRad { get; init; }

    /// <summary>Turn of the thorax against that of the pelvis, first harmonic, in (-pi, pi]; pi is counter-rotation, 0 together.
    /// A stand-in for arms without sensors: it says nothing of the arms themselves.</summary>
    public double? TrunkCounterRotationPhaseRad { get; init; }

    /// <summary>0 to 1, of the foot's navigation.</summary>
    public double Confidence { get; init; }

    /// <summary>0 to 1 for each value.</summary>
    public StepConfidence Confidences { get; init; }

    /// <summary>Fit for judgement and for averages.</summary>
    public bool Valid { get; init; }

    /// <summary>Why not, or what to keep in mind.</summary>
    public StepFlags Flags { get; init; }
}
