using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Engine;

/// <summary>How well the values of a foot are founded.</summary>
/// <remarks><b>How</b> each starts from the quality of the navigation, which says what did not close, and loses what its own evidence
/// lacks: a step length by its standard deviation, an angle by a sliding stance or a turn. Contact and pattern are judged where they
/// are found. The figures of the upper body are made where it is measured.</remarks>
internal static class StepConfidences
{
    private const double Half = 0.5;
    private const double StepLengthScaleM = 0.04;
    private const double ClippedShare = 0.6;

    /// <summary>The step's figures with those of the foot filled in.</summary>
    public static StepConfidence OfFoot(Step step, in FootStride s)
    {
        double quality = Math.Clamp(double.IsFinite(s.Quality) ? s.Quality : 0, 0, 1);
        double whole = step.Flags.HasFlag(StepFlags.Clipped) ? ClippedShare * quality : quality;
        bool isUnclear = (step.Flags & (StepFlags.Sliding | StepFlags.Turn)) != 0;
        double angle = isUnclear ? Half * whole : whole;
        double sd = (step.StepLengthSdM ?? 0) / StepLengthScaleM;
        return step.Confidences with
        {
            Contact = s.ContactConfidence,
            Length = step.StrideLengthM is null ? 0 : whole,
            StepLength = step.StepLengthM is null ? 0 : whole / (1 + (sd * sd)),
            Pattern = step.ContactPattern == ContactPattern.Unknown ? 0 : s.PatternConfidence,
            StrikeAngle = step.FootStrikeAngleRad is null ? 0 : angle,
            ToeOut = step.ToeOutRad is null ? 0 : angle,
            Clearance = step.FootClearanceM is null ? 0 : whole,
        };
    }
}
