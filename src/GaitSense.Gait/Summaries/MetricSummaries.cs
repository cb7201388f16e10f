using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Summaries;

/// <summary>Statistics of each measure over valid steps, in the units of the step table.</summary>
internal static class MetricSummaries
{
    private const string PhaseColumn = "arm_leg_phase_deg";

    private static readonly HashSet<string> OfWalking = ["stride_time_s", "step_time_s", "double_support_s"];

    /// <summary>Angles counted from a zero that was chosen (flat stance, line of travel, calibration pose). Dividing by their
    /// sum says nothing, so that they have no asymmetry in percent.</summary>
    private static readonly HashSet<string> FromChosenZero =
        ["foot_strike_angle_deg", "toe_out_deg", "pelvic_tilt_deg", "lumbar_extension_deg"];

    /// <summary>Every averaged column of the step table, also without values, and the circular phase of arm and leg.</summary>
    /// <param name="valid">The steps.</param>
    /// <param name="going">Those whose stride holds no standing: the only ones whose time is that of walking.</param>
    /// <param name="hasSymmetry">False when the sides differ by the pattern of walking itself.</param>
    public static Dictionary<string, MetricSummary> Of(IReadOnlyList<Step> valid, IReadOnlyList<Step> going, bool hasSymmetry = true)
    {
        var all = new Dictionary<string, MetricSummary>();
        foreach (StepColumn column in StepColumns.All)
        {
            bool isPhase = column.Name == PhaseColumn;
            if (column.Averaged || isPhase)
            {
                IReadOnlyList<Step> steps = OfWalking.Contains(column.Name) ? going : valid;
                IReadOnlyList<double> values = Values(steps, column);
                IReadOnlyList<double> left = Values(steps.Where(s => s.Side == Side.Left), column);
                IReadOnlyList<double> right = Values(steps.Where(s => s.Side == Side.Right), column);
                all[column.Name] = isPhase
                    ? Circular(values, left, right)
                    : Linear(values, left, right, hasSymmetry && !FromChosenZero.Contains(column.Name));
            }
        }

        return all;
    }

    private static List<double> Values(IEnumerable<Step> steps, StepColumn column) =>
        [.. steps.Select(s => column.Value!(s)).Where(v => v is { } x && double.IsFinite(x)).Select(v => v!.Value)];

    private static MetricSummary Linear(
        IReadOnlyList<double> values, IReadOnlyList<double> left, IReadOnlyList<double> right, bool isRatioScale) => new(
        values.Count,
        Statistics.Mean(values, SummaryGates.Mean),
        Statistics.Sd(values, SummaryGates.Sd),
        Statistics.Median(values, SummaryGates.Mean),
        Statistics.Mean(left, SummaryGates.Side),
        Statistics.Mean(right, SummaryGates.Side),
        isRatioScale ? AsymmetryPercent(left, right) : null);

    private static MetricSummary Circular(
        IReadOnlyList<double> values, IReadOnlyList<double> left, IReadOnlyList<double> right) => new(
        values.Count,
        CircularStatistics.MeanDeg(values, SummaryGates.Mean),
        CircularStatistics.SdDeg(values, SummaryGates.Sd),
        null,
        CircularStatistics.MeanDeg(left, SummaryGates.Side),
        CircularStatistics.MeanDeg(right, SummaryGates.Side),
        null);

    private static double? AsymmetryPercent(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        double? l = Statistics.Mean(left, SummaryGates.AsymmetryPerSide);
        double? r = Statistics.Mean(right, SummaryGates.AsymmetryPerSide);

        // Both positive, so that the sum is no difference in disguise and cannot come near zero on its own.
        return l > 0 && r > 0 ? 200 * (r - l) / (r + l) : null;
    }
}
