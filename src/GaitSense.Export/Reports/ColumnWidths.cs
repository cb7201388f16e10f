using GaitSense.Export.Plots;

namespace GaitSense.Export.Reports;

/// <summary>Shares the width of a table among its columns: as the table says where that suffices, otherwise by what stands in
/// them, so that no word is broken that need not be.</summary>
internal static class ColumnWidths
{
    private const double Gap = 8;
    private const double BoldShare = 1.06;

    /// <summary>Widths of the columns, which fill the table.</summary>
    public static IReadOnlyList<double> Of(ReportTable table, double width, double size)
    {
        int count = table.Columns.Count;
        double first = count == 1 ? width : width * table.FirstShare;
        double[] asked = [first, .. Enumerable.Repeat(count == 1 ? 0 : (width - first) / (count - 1), count - 1)];
        if (table.IsText)
        {
            return asked;
        }

        double[] whole = [.. Enumerable.Range(0, count).Select(c => Gap + Cells(table, c, size).Max(Length))];
        double[] words = [.. Enumerable.Range(0, count).Select(c => Gap + Cells(table, c, size).SelectMany(Words).Max(Length))];
        if (asked.Zip(whole).All(c => c.First >= c.Second))
        {
            return asked;
        }

        double left = width - whole.Sum();
        double squeeze = (width - words.Sum()) / Math.Max(1e-9, whole.Sum() - words.Sum());
        return left >= 0 ? [.. whole.Select(w => w + (left / count))]
            : squeeze >= 0 ? [.. words.Zip(whole, (w, all) => w + (squeeze * (all - w)))]
            : asked;
    }

    private static IEnumerable<(string Text, double Size)> Cells(ReportTable table, int column, double size) =>
        table.Rows.Select(r => (r[column], size)).Prepend((table.Columns[column], BoldShare * size));

    private static IEnumerable<(string Text, double Size)> Words((string Text, double Size) cell) => cell.Text.Split(' ').Select(w => (w, cell.Size));

    private static double Length((string Text, double Size) cell) => Typefaces.Measure(cell.Text, cell.Size);
}
