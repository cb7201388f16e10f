using GaitSense.Export.Plots;
using GaitSense.Export.Reports;
using GaitSense.Export.Tests.Kit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace GaitSense.Export.Tests.Reports;

/// <summary>The PDF is read by a library that is not ours.</summary>
public sealed class PdfReportTests
{
    private static readonly SymmetryPlot Plot = new([new SymmetryRow("stride length", "52.0 cm", "50.0 cm", -3.9), new SymmetryRow("arm swing", "–", "–", null)]);

    private static ReportDocument Document(int rows) => new(
        "Session report",
        "P07 · Reverse walking",
        [
            new ReportFigures([("Steps", "120", "118 fit for judgement")]),
            new ReportFacts([("Person (pseudonym)", "P07"), ("Measured by", "GaitSense engine 9.8.7")]),
            new ReportHeading("Sensors"),
            new ReportParagraph("Left foot: 2 % of the samples were lost.", IsNote: true),
            new ReportTable(["Measure", "n"], [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)[$"row {i}", "12"])]),
            new ReportPlot("Left and right", Plot, "How to read it."),
        ],
        "The footer");

    [Fact]
    public void The_text_is_there_and_the_typeface_is_inside()
    {
        using PdfDocument pdf = PdfDocument.Open(Bytes(Document(3)));

        Page page = Assert.Single(pdf.GetPages());
        string[] words = [.. page.GetWords().Select(w => w.Text)];
        Assert.Contains("P07", words);
        Assert.Contains("9.8.7", words);
        Assert.Contains("−3.9", words);
        Assert.Contains("judgement", words);
        Assert.All(page.Letters, l => Assert.Contains("AtkinsonHyperlegibleNext", l.FontName, StringComparison.Ordinal));
        Assert.Equal(595, page.Width, 0);
        Assert.Equal("Session report: P07 · Reverse walking", pdf.Information.Title);
    }

    [Fact]
    public void Nothing_is_set_outside_the_page_and_every_row_is_there()
    {
        using PdfDocument pdf = PdfDocument.Open(Bytes(Document(200)));

        Page[] pages = [.. pdf.GetPages()];
        Assert.True(pages.Length > 4, $"{pages.Length}");
        Assert.All(pages.SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Left, 20, 580));
        Assert.All(pages.SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Bottom, 15, 830));
        string text = string.Join(' ', pages.SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.All(Enumerable.Range(1, 200), i => Assert.Contains($"row {i} ", text, StringComparison.Ordinal));
        Assert.All(pages.Index(), p => Assert.Contains($"{p.Index + 1} / {pages.Length}", string.Join(' ', p.Item.GetWords().Select(w => w.Text)), StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_also_with_a_decimal_comma() =>
        Assert.Equal(Bytes(Document(9)), Culture.German(() => Bytes(Document(9))));

    private static byte[] Bytes(ReportDocument report)
    {
        using MemoryStream stream = new();
        PdfReport.Write(stream, report);
        return stream.ToArray();
    }
}
