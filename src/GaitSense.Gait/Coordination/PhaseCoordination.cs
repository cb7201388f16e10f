using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Summaries;

namespace GaitSense.Gait.Coordination;

/// <summary>Phase Coordination Index: how evenly and how steadily the feet alternate.</summary>
/// <remarks>
/// <para><b>Needs</b>: landings of both feet in order; 23 strides (Kribus-Shmiel et al. 2018).</para>
/// <para><b>How</b>: the foot with the longer mean swing begins a stride; the other's landing lies at phase phi of it, 180 degrees when
/// even. The index (Plotnik et al. 2007) is the coefficient of variation of phi in percent, plus the mean distance of phi from 180 over 180 in percent.
/// Strides with a pause, a turn, a gap or a missing landing are left out.</para>
/// <para><b>Breaks when</b> the feet come together after each step: the caller leaves it out then.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1371/journal.pone.0192049">Kribus-Shmiel et al., PLoS One 13:e0192049 (2018)</seealso>
internal static class PhaseCoordination
{
    private const StepFlags Unfit = StepFlags.Turn | StepFlags.Gap | StepFlags.Pause | StepFlags.Outlier;

    /// <summary>The index in percent; null below its gate.</summary>
    /// <param name="steps">By initial contact.</param>
    public static CountedValue IndexPercent(IReadOnlyList<Step> steps)
    {
        IReadOnlyList<double> phases = Phases(steps);
        if (phases.Count < SummaryGates.PhaseCoordination)
        {
            return new CountedValue(phases.Count, SummaryGates.PhaseCoordination, null);
        }

        double mean = phases.Average();
        double sd = Statistics.Sd(phases, 2)!.Value;
        double away = phases.Average(p => Math.Abs(p - 180));
        return new CountedValue(phases.Count, SummaryGates.PhaseCoordination, (100 * sd / mean) + (100 * away / 180));
    }

    /// <summary>Phase of the other foot's landing in each stride, deg.</summary>
    public static IReadOnlyList<double> Phases(IReadOnlyList<Step> steps)
    {
        Side first = MeanSwingS(steps, Side.Left) > MeanSwingS(steps, Side.Right) ? Side.Left : Side.Right;
        IReadOnlySet<Step> stood = Standstill.Of(steps);
        List<double> phases = [];
        for (int i = 2; i < steps.Count; i++)
        {
            (Step from, Step between, Step to) = (steps[i - 2], steps[i - 1], steps[i]);
            bool isStride = from.Side == first && between.Side != first && to.Side == first
                && to.StrideTime is { } stride
                && Math.Abs(stride.TotalSeconds - (to.InitialContact - from.InitialContact).TotalSeconds) < 0.01;
            if (isStride && ((between.Flags | to.Flags) & Unfit) == 0 && !stood.Contains(to))
            {
                phases.Add(360 * (between.InitialContact - from.InitialContact).TotalSeconds / to.StrideTime!.Value.TotalSeconds);
            }
        }

        return phases;
    }

    private static double MeanSwingS(IReadOnlyList<Step> steps, Side side) => steps
        .Where(s => s.Side == side && s.SwingTime is not null && (s.Flags & Unfit) == 0)
        .Select(s => s.SwingTime!.Value.TotalSeconds).DefaultIfEmpty(0).Average();
}
