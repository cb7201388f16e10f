using GaitSense.Export.Plots;
using SkiaSharp;

namespace GaitSense.Export.Reports;

/// <summary>Lays parts below each other and begins a page where one does not fit.</summary>
internal sealed class PdfFlow(SKDocument document, float width, float height, Action<IPlotSurface, int> footer)
{
    /// <summary>Empty edge to the left and right, points.</summary>
    public const double Margin = 38;

    private const double Top = 40;
    private const double Foot = 48;
    private const double Body = 9.5;
    private const double LineHeight = 13;

    private SKCanvas? _canvas;
    private SkiaSurface? _surface;
    private double _y;
    private int _page;

    private double Width => width - (2 * Margin);

    private SkiaSurface Surface => _surface ?? Begin();

    /// <summary>Sets the title.</summary>
    public void Title(string title, string subtitle)
    {
        Need(60);
        Surface.Text(Margin, _y + 18, title, new Lettering(20) { IsBold = true });
        Surface.Text(Margin, _y + 36, subtitle, new Lettering(10.5, Palette.Muted));
        _y += 52;
    }

    /// <summary>Sets a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="next">What follows: a heading stands on the same page as its beginning. Null for nothing.</param>
    public void Add(ReportPart part, ReportPart? next)
    {
        switch (part)
        {
            case ReportHeading heading:
                Heading(heading.Text, HeightOfBeginning(next));
                break;
            case ReportParagraph paragraph:
                Paragraph(paragraph);
                break;
            case ReportFacts facts:
                Facts(facts);
                break;
            case ReportFigures figures:
                Figures(figures);
                break;
            case ReportTable table:
                Table(table);
                break;
            case ReportPlot plot:
                DrawPlot(plot);
                break;
            default:
                throw new ArgumentException($"a report cannot hold a {part.GetType().Name}", nameof(part));
        }
    }

    /// <summary>Ends the last page.</summary>
    /// <returns>How many there are.</returns>
    public int Complete()
    {
        End();
        return _page;
    }

    private double HeightOfBeginning(ReportPart? part) => part switch
    {
        ReportPlot plot => HeightOf(plot, Caption(plot).Count),
        ReportTable table => new PdfTable(table, Width).HeightOfBeginning,
        _ => 4 * LineHeight,
    };

    private void Heading(string text, double beginning)
    {
        Need(36 + beginning);
        _y += 10;
        Surface.Text(Margin, _y + 13, text, new Lettering(13) { IsBold = true });
        Surface.Line(Margin, _y + 19, Margin + Width, _y + 19, new Ink(Palette.Grid, 0.8));
        _y += 26;
    }

    private void Paragraph(ReportParagraph paragraph)
    {
        double indent = paragraph.IsNote ? 10 : 0;
        IReadOnlyList<string> lines = Wrapping.Lines(paragraph.Text, Body, Width - indent);
        Need((lines.Count * LineHeight) + 4);
        double from = _y;
        foreach (string line in lines)
        {
            Surface.Text(Margin + indent, _y + 10, line, new Lettering(Body));
            _y += LineHeight;
        }

        if (paragraph.IsNote)
        {
            Surface.Rectangle(Margin, from, 2.5, _y - from, Ink.Filled(Palette.Right));
        }

        _y += 4;
    }

    private void Facts(ReportFacts facts)
    {
        const double Gap = 14;
        double names = facts.Facts.Select(f => Typefaces.Measure(f.Name, Body)).DefaultIfEmpty(0).Max();
        foreach ((string name, string value) in facts.Facts)
        {
            IReadOnlyList<string> lines = Wrapping.Lines(value, Body, Width - names - Gap);
            Need(Math.Max(1, lines.Count) * LineHeight);
            Surface.Text(Margin, _y + 10, name, new Lettering(Body, Palette.Muted));
            foreach (string line in lines)
            {
                Surface.Text(Margin + names + Gap, _y + 10, line, new Lettering(Body));
                _y += LineHeight;
            }

            _y += lines.Count == 0 ? LineHeight : 0;
        }

        _y += 6;
    }

    private void Figures(ReportFigures figures)
    {
        const int PerRow = 5;
        const double Gap = 7;
        const double BoxHeight = 48;
        double box = (Width - ((PerRow - 1) * Gap)) / PerRow;
        foreach ((string Name, string Value, string Remark)[] row in figures.Figures.Chunk(PerRow))
        {
            Need(BoxHeight + Gap);
            for (int i = 0; i < row.Length; i++)
            {
                double x = Margin + (i * (box + Gap));
                Surface.Rectangle(x, _y, box, BoxHeight, new Ink(Palette.Grid, 0.8));
                Surface.Text(x + 7, _y + 12, row[i].Name, new Lettering(8, Palette.Muted));
                Surface.Text(x + 7, _y + 28, row[i].Value, new Lettering(13.5) { IsBold = true });
                Surface.Text(x + 7, _y + 41, row[i].Remark, new Lettering(7.5, Palette.Muted));
            }

            _y += BoxHeight + Gap;
        }

        _y += 2;
    }

    private void Table(ReportTable table)
    {
        PdfTable layout = new(table, Width);
        Need(layout.HeightOfBeginning);
        _y += layout.DrawHead(Surface, Margin, _y);
        for (int i = 0; i < table.Rows.Count; i++)
        {
            if (_y + layout.HeightOf(i) > height - Foot)
            {
                Begin();
                _y += layout.DrawHead(Surface, Margin, _y);
            }

            _y += layout.DrawRow(Surface, i, Margin, _y);
        }

        _y += 8;
    }

    private static double HeightOf(ReportPlot plot, int captionLines) => 20 + plot.Plot.Height + (captionLines * 11) + 8;

    private IReadOnlyList<string> Caption(ReportPlot plot) => Wrapping.Lines(plot.Caption, 8.5, Width);

    private void DrawPlot(ReportPlot plot)
    {
        IReadOnlyList<string> caption = Caption(plot);
        Need(HeightOf(plot, caption.Count));
        Surface.Text(Margin, _y + 12, plot.Title, new Lettering(10.5) { IsBold = true });
        _y += 18;
        int saved = _canvas!.Save();
        _canvas.Translate((float)Margin, (float)_y);
        plot.Plot.Draw(Surface);
        _canvas.RestoreToCount(saved);
        _y += plot.Plot.Height + 2;
        foreach (string line in caption)
        {
            Surface.Text(Margin, _y + 9, line, new Lettering(8.5, Palette.Muted));
            _y += 11;
        }

        _y += 8;
    }

    private void Need(double points)
    {
        if (_surface is null || (_y + points > height - Foot && _y > Top))
        {
            Begin();
        }
    }

    private SkiaSurface Begin()
    {
        End();
        _canvas = document.BeginPage(width, height);
        _surface = new SkiaSurface(_canvas);
        _y = Top;
        _page++;
        return _surface;
    }

    private void End()
    {
        if (_surface is not null)
        {
            footer(_surface, _page);
            document.EndPage();
            _surface = null;
        }
    }
}
