using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Summaries;

/// <summary>Cadence and speed of the walking itself, pauses left out.</summary>
internal static class WalkingPace
{
    private const double SlowSwingS = 1.0;

    /// <summary>Steps per minute of movement; null for too few intervals.</summary>
    /// <remarks><b>How</b> 1. take the intervals from each landing to the next of the other foot, of all steps, valid or
    /// not, because a landing that is not fit for judgement is still a landing; 2. leave out those in which both feet stood for longer
    /// than <see cref="SummaryGates.PauseS"/>; 3. divide. With sensors on one foot the intervals are strides of two steps each, and
    /// the foot may stand for the other's swing too. Where the lift was not seen, the interval may be longer by a slow swing.</remarks>
    /// <param name="steps">By initial contact.</param>
    public static double? CadenceSpm(IReadOnlyList<Step> steps)
    {
        bool hasBothFeet = steps.Any(s => s.Side == Side.Left) && steps.Any(s => s.Side == Side.Right);
        double longestStandS = hasBothFeet ? SummaryGates.PauseS : 2 * SummaryGates.PauseS;
        double movementS = 0;
        int intervals = 0;
        for (int i = 1; i < steps.Count; i++)
        {
            (Step previous, Step next) = (steps[i - 1], steps[i]);
            double seconds = (next.InitialContact - previous.InitialContact).TotalSeconds;
            double standS = next.FinalContact is { } lift
                ? (lift - previous.InitialContact).TotalSeconds
                : seconds - SlowSwingS;
            bool alternates = !hasBothFeet || previous.Side != next.Side;
            if (alternates && seconds > 0 && standS <= longestStandS)
            {
                movementS += seconds;
                intervals++;
            }
        }

        int stepsPerInterval = hasBothFeet ? 1 : 2;
        return intervals >= SummaryGates.Cadence ? 60.0 * intervals * stepsPerInterval / movementS : null;
    }

    /// <summary>Mean of stride length over stride time, m/s; null without any.</summary>
    /// <param name="going">Valid steps whose stride holds no standing.</param>
    public static double? SpeedMps(IEnumerable<Step> going) => Statistics.Mean(
        [
            .. going.Where(s => s.StrideTime > TimeSpan.Zero && s.StrideLengthM is not null)
                .Select(s => s.StrideLengthM!.Value / s.StrideTime!.Value.TotalSeconds),
        ],
        SummaryGates.Mean);
}
