using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Arms;

namespace GaitSense.Gait.Engine;

/// <summary>When both feet touched and left the floor around one stride, s.</summary>
/// <param name="Side">The foot whose stride it is.</param>
/// <param name="PreviousContactS">Its initial contact before; null when it was not seen.</param>
/// <param name="LiftAnchorS">When it was last still before the movement.</param>
/// <param name="FinalContactS">When it left the floor.</param>
/// <param name="ContactS">When it landed.</param>
/// <param name="OtherFinalContactS">When the other foot last left the floor; minus infinity when not seen.</param>
/// <param name="OtherContactS">When the other foot last landed; minus infinity when not seen.</param>
internal readonly record struct StrideContext(
    Side Side, double? PreviousContactS, double LiftAnchorS, double FinalContactS, double ContactS, double OtherFinalContactS, double OtherContactS)
{
    private const double LongestDoubleSupportS = 0.5;

    /// <summary>True for a step whose stride serves to learn from: along a line, without pause, gap or turn.</summary>
    public static bool IsSteady(Step step) => step.Direction is WalkingDirection.Backward or WalkingDirection.Forward
        && (step.Flags & (StepFlags.Turn | StepFlags.Gap | StepFlags.Pause | StepFlags.First | StepFlags.Outlier | StepFlags.LowQuality)) == 0;

    /// <summary>The stride's phase with standing left out.</summary>
    /// <param name="fromS">The contact that begins it, s.</param>
    /// <param name="doubleSupportS">How long this walker's feet stand together in a step, s: that much standing stays in.</param>
    public StridePhase Phase(double fromS, double doubleSupportS)
    {
        Pause first = Beyond(fromS, OtherFinalContactS, doubleSupportS);
        Pause second = OtherContactS > fromS ? Beyond(OtherContactS, FinalContactS, doubleSupportS) : default;
        return new StridePhase(fromS, ContactS, first, second);
    }

    private Pause Beyond(double fromS, double toS, double doubleSupportS)
    {
        double half = 0.5 * doubleSupportS;
        return toS - fromS > LongestDoubleSupportS && toS <= ContactS ? new Pause(fromS + half, toS - half) : default;
    }
}
