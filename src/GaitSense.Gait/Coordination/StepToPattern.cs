using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Coordination;

/// <summary>Tells whether the second foot is set beside the first instead of beyond it.</summary>
/// <remarks>
/// <para><b>How</b>: feet that start level show it. Walking on, the first foot travels one step and every later one two, so that
/// the first displacement is half of those that follow; setting the feet together, all are equal. Each start from quiet standing
/// votes; from four fifths on it is step-to, and the majority decides.</para>
/// <para><b>Breaks when</b> no start from level feet was seen: then it is not told, because strides alone do not show it.</para>
/// </remarks>
internal static class StepToPattern
{
    private const double LevelFeetSdM = 0.06;
    private const double StepToRatio = 0.8;
    private const int Followers = 6;
    private const int FewestFollowers = 4;

    /// <summary>True for a step-to pattern, false for walking on, null when no start shows it.</summary>
    /// <param name="steps">By initial contact.</param>
    public static bool? IsStepTo(IReadOnlyList<Step> steps)
    {
        int votes = 0;
        int starts = 0;
        for (int i = 0; i < steps.Count; i++)
        {
            if (IsLevelStart(steps, i) && Ratio(steps, i) is { } ratio)
            {
                starts++;
                votes += ratio >= StepToRatio ? 1 : 0;
            }
        }

        return starts == 0 ? null : 2 * votes > starts;
    }

    private static bool IsLevelStart(IReadOnlyList<Step> steps, int i) =>
        steps[i].Flags.HasFlag(StepFlags.First) && steps[i].StepLengthM is not null && steps[i].StepLengthSdM < LevelFeetSdM
        && (i == 0 || steps[i].InitialContact - steps[i - 1].InitialContact > TimeSpan.FromSeconds(2));

    private static double? Ratio(IReadOnlyList<Step> steps, int start)
    {
        List<double> next = [];
        for (int i = start + 1; i < steps.Count && next.Count < Followers; i++)
        {
            if (steps[i].Side == steps[i - 1].Side || steps[i].Direction != steps[start].Direction)
            {
                break;
            }

            next.Add(steps[i].StrideLengthM ?? double.NaN);
        }

        next.RemoveAll(double.IsNaN);
        next.Sort();
        return next.Count >= FewestFollowers && steps[start].StrideLengthM is { } first ? first / next[next.Count / 2] : null;
    }
}
