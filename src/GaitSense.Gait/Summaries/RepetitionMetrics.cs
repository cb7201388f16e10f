using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;

namespace GaitSense.Gait.Summaries;

/// <summary>Statistics of each measure over valid repetitions, in the units of the repetition table, through the same gates as those of steps.</summary>
public static class RepetitionMetrics
{
    /// <summary>The statistics of every measure that has a value, in the table's order. A repetition has no side: left, right and
    /// asymmetry stay null.</summary>
    public static IReadOnlyDictionary<string, MetricSummary> Of(IReadOnlyList<Repetition> repetitions)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        Dictionary<string, MetricSummary> all = [];
        foreach (RepetitionColumn column in RepetitionColumns.All.Where(c => c.IsMeasure))
        {
            double[] values = [.. repetitions.Where(r => r.Valid).Select(column.Value).OfType<double>().Where(double.IsFinite)];
            if (values.Length > 0)
            {
                all.Add(column.Name, new MetricSummary(
                    values.Length,
                    Statistics.Mean(values, SummaryGates.Mean),
                    Statistics.Sd(values, SummaryGates.Sd),
                    Statistics.Median(values, SummaryGates.Mean),
                    null,
                    null,
                    null));
            }
        }

        return all;
    }
}
