using System.Globalization;
using GaitSense.Export.Plots;
using SkiaSharp;

namespace GaitSense.Export.Reports;

/// <summary>A report as PDF, A4, with the typeface embedded. The same report gives the same bytes.</summary>
public static class PdfReport
{
    private const float PageWidth = 595;
    private const float PageHeight = 842;

    /// <summary>Writes the file.</summary>
    public static void Write(Stream stream, ReportDocument report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);

        // Laid out once to know how many pages there are, then for good.
        int pages = Lay(Stream.Null, report, 0);
        Lay(stream, report, pages);
    }

    private static int Lay(Stream stream, ReportDocument report, int pages)
    {
        SKDocumentPdfMetadata about = SKDocumentPdfMetadata.Default;
        (about.Title, about.Author, about.Creation, about.Modified) = ($"{report.Title}: {report.Subtitle}", "GaitSense", null, null);
        using SKDynamicMemoryWStream content = new();
        int count;
        using (SKDocument document = SKDocument.CreatePdf(content, about))
        {
            PdfFlow flow = new(document, PageWidth, PageHeight, (surface, page) => DrawFooter(surface, report.Footer, page, pages));
            flow.Title(report.Title, report.Subtitle);
            foreach ((int i, ReportPart part) in report.Parts.Index())
            {
                flow.Add(part, report.Parts.ElementAtOrDefault(i + 1));
            }

            count = flow.Complete();
            document.Close();
        }

        using SKData data = content.DetachAsData();
        data.SaveTo(stream);
        return count;
    }

    private static void DrawFooter(IPlotSurface surface, string footer, int page, int pages)
    {
        const double Base = PageHeight - 26;
        surface.Line(PdfFlow.Margin, Base - 12, PageWidth - PdfFlow.Margin, Base - 12, new Ink(Palette.Grid, 0.8));
        surface.Text(PdfFlow.Margin, Base, footer, new Lettering(7.5, Palette.Muted));
        surface.Text(PageWidth - PdfFlow.Margin, Base, string.Create(CultureInfo.InvariantCulture, $"{page} / {pages}"), new Lettering(7.5, Palette.Muted, TextAnchor.End));
    }
}
