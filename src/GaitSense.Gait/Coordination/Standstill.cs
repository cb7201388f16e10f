using GaitSense.Core.Steps;

namespace GaitSense.Gait.Coordination;

/// <summary>Finds the steps whose stride stood still for a while: too short for a pause, too long for a double support.</summary>
/// <remarks><b>How</b> a double support of more than half a second, and of more than twice this walker's median, in the step itself or
/// in the other foot's step that the stride contains.</remarks>
internal static class Standstill
{
    private const double LongestS = 0.5;
    private const double LongestRatio = 2;

    /// <summary>Those steps.</summary>
    /// <param name="steps">By initial contact.</param>
    public static IReadOnlySet<Step> Of(IReadOnlyList<Step> steps)
    {
        List<double> supports = [.. steps.Where(s => s.DoubleSupport is not null).Select(s => s.DoubleSupport!.Value.TotalSeconds).Order()];
        double longest = supports.Count == 0 ? double.PositiveInfinity : Math.Max(LongestS, LongestRatio * supports[supports.Count / 2]);
        HashSet<Step> stood = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < steps.Count; i++)
        {
            bool standsItself = steps[i].DoubleSupport?.TotalSeconds > longest;
            bool standsBefore = i > 0 && (steps[i - 1].DoubleSupport?.TotalSeconds > longest || steps[i - 1].Flags.HasFlag(StepFlags.Pause));
            if (standsItself || standsBefore)
            {
                stood.Add(steps[i]);
            }
        }

        return stood;
    }
}
