using GaitSense.Export.Plots;

namespace GaitSense.Export.Reports;

/// <summary>A table on paper, text broken into lines.</summary>
internal sealed class PdfTable
{
    private const double Size = 8.8;
    private const double LineHeight = 11.5;
    private const double Padding = 3;

    private readonly ReportTable _table;
    private readonly double _width;
    private readonly IReadOnlyList<double> _widths;
    private readonly List<IReadOnlyList<string>[]> _rows;
    private readonly IReadOnlyList<string>[] _head;

    public PdfTable(ReportTable table, double width)
    {
        (_table, _width) = (table, width);
        _widths = ColumnWidths.Of(table, width, Size);
        _head = Cells(table.Columns);
        _rows = [.. table.Rows.Select(Cells)];
    }

    public double HeadHeight => HeightOf(_head);

    /// <summary>The head and the first rows, which stand on one page.</summary>
    public double HeightOfBeginning => HeadHeight + HeightOf(0) + HeightOf(1);

    public double HeightOf(int row) => row < _rows.Count ? HeightOf(_rows[row]) : 0;

    public double DrawHead(IPlotSurface surface, double x, double y)
    {
        Draw(surface, _head, x, y, new Lettering(Size, Palette.Muted) { IsBold = true });
        surface.Line(x, y + HeadHeight, x + _width, y + HeadHeight, new Ink(Palette.Silent, 0.8));
        return HeadHeight;
    }

    public double DrawRow(IPlotSurface surface, int row, double x, double y)
    {
        double height = HeightOf(row);
        Draw(surface, _rows[row], x, y, new Lettering(Size));
        surface.Line(x, y + height, x + _width, y + height, new Ink("#eef2f5", 0.7));
        return height;
    }

    private static double HeightOf(IReadOnlyList<string>[] cells) => (Math.Max(1, cells.Max(c => c.Count)) * LineHeight) + (2 * Padding);

    private void Draw(IPlotSurface surface, IReadOnlyList<string>[] cells, double x, double y, Lettering lettering)
    {
        for (int c = 0; c < cells.Length; c++)
        {
            bool isLeft = c == 0 || _table.IsText;
            double at = x + LeftOf(c) + (isLeft ? 0 : _widths[c]);
            for (int line = 0; line < cells[c].Count; line++)
            {
                surface.Text(at, y + Padding + (line * LineHeight) + 8.5, cells[c][line], lettering with { Anchor = isLeft ? TextAnchor.Start : TextAnchor.End });
            }
        }
    }

    private IReadOnlyList<string>[] Cells(IReadOnlyList<string> texts) => [.. texts.Select((t, c) => Wrapping.Lines(t, Size, _widths[c] - 6))];

    private double LeftOf(int column) => _widths.Take(column).Sum();
}
