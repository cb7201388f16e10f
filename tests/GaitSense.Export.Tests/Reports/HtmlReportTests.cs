using System.Xml.Linq;
using GaitSense.Export.Plots;
using GaitSense.Export.Reports;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly ReportDocument Document = new(
        "Session report",
        "P07 <& friends>",
        [
            new ReportParagraph("a < b & \"c\"", IsNote: true),
            new ReportTable(["Measure", "n"], [["<b>bold</b>", "1"]]),
            new ReportPlot("Plot", new SymmetryPlot([new SymmetryRow("x", "1", "2", 66.7)]), "caption"),
        ],
        "The footer");

    [Fact]
    public void Words_never_become_markup()
    {
        string html = Text(Document);

        Assert.Contains("P07 &lt;&amp; friends&gt;", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_well_formed_and_the_plot_has_a_description()
    {
        string html = Text(Document);
        string body = html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)];

        XElement svg = XElement.Parse(body).Descendants(XName.Get("svg", "http://www.w3.org/2000/svg")).Single();

        Assert.Contains("66.7", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_same_with_a_decimal_comma() => Assert.Equal(Text(Document), Culture.German(() => Text(Document)));

    private static string Text(ReportDocument document)
    {
        using StringWriter writer = new();
        HtmlReport.Write(writer, document);
        return writer.ToString();
    }
}
