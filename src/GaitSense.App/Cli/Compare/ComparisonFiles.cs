using System.Globalization;
using System.Text;
using GaitSense.Core.Steps;
using GaitSense.Export.Plots;
using GaitSense.Export.Text;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary>A comparison as files.</summary>
internal static class ComparisonFiles
{
    /// <summary>Writes the figures, the pairs and, when asked for, a plot for each measure with limits.</summary>
    public static void Write(string folder, string first, string second, ComparisonOptions how, StepComparison comparison, bool hasPlots = true)
    {
        WholeFile.Text(Path.Combine(folder, "comparison.json"), w => w.Write(ComparisonJson.Of(first, second, how, comparison)));
        WholeFile.Text(Path.Combine(folder, "agreement.csv"), w => w.Write(Agreement(comparison)));
        WholeFile.Text(Path.Combine(folder, "matches.csv"), w => w.Write(Matches(comparison)));
        foreach (MetricAgreement metric in hasPlots ? comparison.Metrics : [])
        {
            if (metric.Limits is { } limits)
            {
                PlotFiles.Write(Path.Combine(folder, $"bland-altman_{metric.Column}"), PlotOf(metric, limits));
            }
        }
    }

    private static BlandAltmanPlot PlotOf(MetricAgreement metric, LimitsOfAgreement limits) => new(
        metric.Column,
        StepColumns.Find(metric.Column)?.Unit ?? "",
        [.. metric.Pairs.Select(p => ((p.A + p.B) / 2, MetricAgreement.IsPhase(metric.Column) ? Wrapped(p.B - p.A) : p.B - p.A))],
        [
            new AgreementLine("+1.96 SD", limits.Upper, limits.UpperInterval.Low, limits.UpperInterval.High),
            new AgreementLine("bias", limits.Bias, limits.BiasInterval.Low, limits.BiasInterval.High),
            new AgreementLine("\u22121.96 SD", limits.Lower, limits.LowerInterval.Low, limits.LowerInterval.High),
        ]);

    private static double Wrapped(double deg) => deg - (360 * Math.Round(deg / 360));

    private static string Agreement(StepComparison comparison)
    {
        StringBuilder text = new("measure,n,bias,bias_low,bias_high,sd,lower_limit,lower_limit_low,lower_limit_high,upper_limit,upper_limit_low,upper_limit_high,icc_2_1,icc_2_1_low,icc_2_1_high,icc_3_1,icc_3_1_low,icc_3_1_high,sem,mdc95\n");
        foreach (MetricAgreement m in comparison.Metrics)
        {
            (LimitsOfAgreement? l, IntraclassCorrelation? i) = (m.Limits, m.Icc);
            double?[] values =
            [
                l?.Bias, l?.BiasInterval.Low, l?.BiasInterval.High, l?.Sd,
                l?.Lower, l?.LowerInterval.Low, l?.LowerInterval.High, l?.Upper, l?.UpperInterval.Low, l?.UpperInterval.High,
                i?.Agreement.Value, i?.Agreement.Interval.Low, i?.Agreement.Interval.High,
                i?.Consistency.Value, i?.Consistency.Interval.Low, i?.Consistency.Interval.High, i?.Sem, i?.Mdc95,
            ];
            text.Append(m.Column).Append(',').Append(m.Pairs.Count.ToString(CultureInfo.InvariantCulture)).Append(',').AppendJoin(',', values.Select(Cell)).Append('\n');
        }

        return text.ToString();
    }

    private static string Matches(StepComparison comparison)
    {
        string[] columns = [.. comparison.Metrics.Select(m => m.Column).Where(c => c != ObservationColumns.Contact)];
        StringBuilder text = new("side,initial_contact_first_s,initial_contact_second_s");
        foreach (string column in columns)
        {
            text.Append(CultureInfo.InvariantCulture, $",{column}_first,{column}_second");
        }

        text.Append('\n');
        foreach ((StepObservation a, StepObservation b) in comparison.Matches)
        {
            text.Append(StepColumns.NameOf(a.Side)).Append(',').Append(Cell(a.TimeS)).Append(',').Append(Cell(b.TimeS));
            foreach (string column in columns)
            {
                text.Append(',').Append(Cell(ValueOf(a, column))).Append(',').Append(Cell(ValueOf(b, column)));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static double? ValueOf(StepObservation step, string column) => step.Numbers.TryGetValue(column, out double value) ? value : null;

    private static string Cell(double? value) =>
        value is { } v && double.IsFinite(v) ? v.ToString("0.######", CultureInfo.InvariantCulture) : "";
}
