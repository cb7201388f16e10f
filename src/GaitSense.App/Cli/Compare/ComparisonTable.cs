using System.Globalization;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary>A comparison for a person.</summary>
internal static class ComparisonTable
{
    private const string None = "-";
    private static readonly string[] Heading = ["measure", "n", "bias [95% CI]", "SD", "limits of agreement [95% CI]", "ICC(2,1) [95% CI]", "ICC(3,1) [95% CI]", "SEM", "MDC95"];

    /// <summary>Writes counts, offset, and a row for each measure.</summary>
    public static void Write(TextWriter writer, string first, string second, StepComparison comparison)
    {
        writer.Write($"first:  {first}\nsecond: {second}\n");
        writer.Write(Text($"landings: {comparison.Matched} in both, {comparison.OnlyA} only in the first, {comparison.OnlyB} only in the second\n"));
        foreach (SideCounts side in comparison.Sides)
        {
            writer.Write(Text($"  {Core.Steps.StepColumns.NameOf(side.Side)}: {side.Matched} in both, {side.OnlyA} only in the first, {side.OnlyB} only in the second\n"));
        }

        WriteOffset(writer, comparison);
        if (comparison.Metrics.Count > 0)
        {
            writer.Write("\n");
            TextTable.Write(writer, [Heading, .. comparison.Metrics.Select(RowOf)]);
        }

        foreach ((string column, WordAgreement words) in comparison.Words)
        {
            writer.Write(Text($"{column}: {100 * words.Share:0.0} % the same of {words.N}, kappa {Number(words.Kappa, 3)}\n"));
        }
    }

    private static void WriteOffset(TextWriter writer, StepComparison comparison)
    {
        if (comparison.Offset is { } found)
        {
            string warning = found.IsAmbiguous ? Text($". AMBIGUOUS: another offset pairs {found.RunnerUpMatched}; check it or give --offset") : "";
            writer.Write(Text($"clock offset: {comparison.OffsetS:0.0000} s found from {found.Matched} landings and taken off the second{warning}\n"));
        }
        else if (comparison.OffsetS != 0)
        {
            writer.Write(Text($"clock offset: {comparison.OffsetS:0.0000} s as given, taken off the second\n"));
        }
    }

    private static string[] RowOf(MetricAgreement metric)
    {
        LimitsOfAgreement? l = metric.Limits;
        int digits = DigitsOf(metric.Column);
        return
        [
            metric.Column,
            metric.Pairs.Count.ToString(CultureInfo.InvariantCulture),
            l is null ? None : Number(l.Bias, digits) + Between(l.BiasInterval, digits),
            Number(l?.Sd, digits),
            l is null ? None : $"{Number(l.Lower, digits)}{Between(l.LowerInterval, digits)} to {Number(l.Upper, digits)}{Between(l.UpperInterval, digits)}",
            metric.Icc is { } a ? Number(a.Agreement.Value, 3) + Between(a.Agreement.Interval, 3) : None,
            metric.Icc is { } c ? Number(c.Consistency.Value, 3) + Between(c.Consistency.Interval, 3) : None,
            Number(metric.Icc?.Sem, digits),
            Number(metric.Icc?.Mdc95, digits),
        ];
    }

    private static int DigitsOf(string column) => column.EndsWith("_deg", StringComparison.Ordinal) ? 2 : 4;

    private static string Between(Interval interval, int digits) => $" [{Number(interval.Low, digits)}, {Number(interval.High, digits)}]";

    private static string Number(double? value, int digits) =>
        value is { } v && double.IsFinite(v) ? v.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : None;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
