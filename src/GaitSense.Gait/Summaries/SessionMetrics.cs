using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Coordination;

namespace GaitSense.Gait.Summaries;

/// <summary>Measures of a whole session that come from its steps.</summary>
/// <remarks>
/// <para>Spread: CV = 100 SD / mean; robust CV = 148.26 MAD / median. The spread of stride lengths holds the error of measurement, about
/// 1 cm for slow strides; what is left without it is given beside it.</para>
/// <para>Symmetry is told once, as <see cref="MetricSummary.AsymmetryPercent"/>: 200 (right - left) / (right + left) (Robinson et al. 1987).</para>
/// <para>Walk ratio: step length over cadence (Sekiya and Nagasaki 1998), half a stride for a step.</para>
/// </remarks>
internal static class SessionMetrics
{
    private const double StrideFloorM = 0.01;
    private static readonly string[] Varying = ["stride_length_m", "stride_time_s", "step_time_s", "swing_time_s"];

    /// <summary>The measures by name.</summary>
    /// <param name="steps">All, by initial contact.</param>
    /// <param name="going">Valid ones outside turns whose stride holds no standing.</param>
    /// <param name="isStepTo">True when the feet are set together after each step.</param>
    /// <param name="cadenceSpm">Steps per minute.</param>
    public static Dictionary<string, CountedValue> Of(
        IReadOnlyList<Step> steps, IReadOnlyList<Step> going, bool isStepTo, double? cadenceSpm)
    {
        Dictionary<string, CountedValue> all = [];
        CountedValue index = PhaseCoordination.IndexPercent(steps);
        all["phase_coordination_index_percent"] = isStepTo ? index with { Value = null } : index;
        List<Step> full = [.. going.Where(s => !s.Flags.HasFlag(StepFlags.First))];
        foreach (string name in Varying)
        {
            AddSpread(all, name, Values(full, StepColumns.Find(name)!.Value!));
        }

        List<double> lengths = Values(full, s => s.StrideLengthM);
        all["stride_length_sd_without_error_m"] = Counted(
            lengths, SummaryGates.Variability, v => Math.Sqrt(Math.Max(0, Square(Statistics.Sd(v, 2)!.Value) - Square(StrideFloorM))));
        all["stance_percent"] = Counted(Values(full, StancePercent), SummaryGates.Sd, v => v.Average());
        all["double_support_percent"] = Counted(DoubleSupportPercent(full), SummaryGates.Sd, v => v.Average());
        all["walk_ratio_m_per_spm"] = Counted(lengths, SummaryGates.Sd, v => 0.5 * v.Average() / cadenceSpm);
        all["speed_with_pauses_mps"] = SpeedWithPauses(steps);
        all["trunk_counter_rotation_phase_deg"] = Counted(
            Values(full, s => s.TrunkCounterRotationPhaseRad * Core.Geometry.Angle.DegPerRad), SummaryGates.Sd, v => CircularStatistics.MeanDeg(v, 1));
        return all;
    }

    private static void AddSpread(Dictionary<string, CountedValue> all, string column, IReadOnlyList<double> values)
    {
        string name = column[..column.LastIndexOf('_')];
        all[name + "_cv_percent"] = Counted(values, SummaryGates.Variability, v => 100 * Statistics.Sd(v, 2) / Statistics.Mean(v, 1));
        all[name + "_robust_cv_percent"] = Counted(values, SummaryGates.Variability, v => 148.26 * Statistics.Mad(v) / Statistics.Median(v, 1));
    }

    private static CountedValue Counted(IReadOnlyList<double> values, int gate, Func<IReadOnlyList<double>, double?> measure) =>
        new(values.Count, gate, values.Count >= gate && measure(values) is { } v && double.IsFinite(v) ? v : null);

    private static List<double> Values(IEnumerable<Step> steps, Func<Step, double?> value) =>
        [.. steps.Select(value).Where(v => v is { } x && double.IsFinite(x)).Select(v => v!.Value)];

    private static double? StancePercent(Step s) => s.StrideTime is { } stride && s.SwingTime is { } swing
        ? 100 * (1 - (swing.TotalSeconds / stride.TotalSeconds))
        : null;

    // A stride holds the double support of its own step and that of the other foot's step before it.
    private static List<double> DoubleSupportPercent(List<Step> steps)
    {
        List<double> percent = [];
        for (int i = 1; i < steps.Count; i++)
        {
            if (steps[i].Side != steps[i - 1].Side && steps[i].DoubleSupport is { } own && steps[i - 1].DoubleSupport is { } other
                && steps[i].StrideTime is { } stride && steps[i].InitialContact - steps[i - 1].InitialContact < stride)
            {
                percent.Add(100 * (own + other).TotalSeconds / stride.TotalSeconds);
            }
        }

        return percent;
    }

    // Half of what both feet travelled, over the time from the first lift to the last landing.
    private static CountedValue SpeedWithPauses(IReadOnlyList<Step> steps)
    {
        List<Step> known = [.. steps.Where(s => s.StrideLengthM is not null && s.FinalContact is not null)];
        int feet = known.Select(s => s.Side).Distinct().Count();
        if (known.Count < SummaryGates.Sd || known.Count < 0.9 * steps.Count)
        {
            return new CountedValue(known.Count, SummaryGates.Sd, null);
        }

        double seconds = (known[^1].InitialContact - known[0].FinalContact!.Value).TotalSeconds;
        return new CountedValue(known.Count, SummaryGates.Sd, known.Sum(s => s.StrideLengthM!.Value) / feet / seconds);
    }

    private static double Square(double v) => v * v;
}
