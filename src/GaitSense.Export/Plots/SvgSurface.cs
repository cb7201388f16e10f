using System.Globalization;
using System.Net;
using System.Text;

namespace GaitSense.Export.Plots;

/// <summary>Writes a plot as SVG: text stays text, nothing is loaded from elsewhere, the same plot gives the same bytes.</summary>
public sealed class SvgSurface : IPlotSurface
{
    private readonly StringBuilder _body = new();

    private SvgSurface()
    {
    }

    /// <summary>The plot as one svg element.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="isDocument">True for a file of its own: white paper, a typeface that most machines have.</param>
    public static string Render(Plot plot, bool isDocument = false)
    {
        ArgumentNullException.ThrowIfNull(plot);
        SvgSurface surface = new();
        plot.Draw(surface);
        string size = Invariant($"viewBox=\"0 0 {plot.Width:0.##} {plot.Height:0.##}\" width=\"{plot.Width:0.##}\" height=\"{plot.Height:0.##}\"");
        string paper = isDocument ? $"<rect width=\"100%\" height=\"100%\" fill=\"{Palette.Paper}\"/>" : "";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\" aria-label=\"{Escaped(plot.Description)}\" "
            + $"font-family=\"'Atkinson Hyperlegible Next','Segoe UI',Helvetica,Arial,sans-serif\">{paper}{surface._body}</svg>";
    }

    /// <inheritdoc/>
    public void Line(double x1, double y1, double x2, double y2, Ink ink) =>
        Add($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"{Style(ink)}/>");

    /// <inheritdoc/>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, Ink ink) => Add($"<polyline points=\"{Points(points)}\"{Style(ink)}/>");

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<(double X, double Y)> points, Ink ink) => Add($"<polygon points=\"{Points(points)}\"{Style(ink)}/>");

    /// <inheritdoc/>
    public void Rectangle(double x, double y, double width, double height, Ink ink) =>
        Add($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"{Style(ink)}/>");

    /// <inheritdoc/>
    public void Circle(double x, double y, double radius, Ink ink) =>
        Add($"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"{Style(ink)}/>");

    /// <inheritdoc/>
    public void Text(double x, double y, string text, Lettering lettering)
    {
        string anchor = lettering.Anchor switch { TextAnchor.Middle => " text-anchor=\"middle\"", TextAnchor.End => " text-anchor=\"end\"", _ => "" };
        string weight = lettering.IsBold ? " font-weight=\"700\"" : "";
        string turn = lettering.IsUpright ? Invariant($" transform=\"rotate(-90 {x:0.##} {y:0.##})\"") : "";
        Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{lettering.Size:0.##}\" fill=\"{lettering.Colour}\"{anchor}{weight}{turn}>{Escaped(text)}</text>");
    }

    private static string Style(Ink ink)
    {
        string stroke = ink.Stroke is { } s ? Invariant($" stroke=\"{s}\" stroke-width=\"{ink.Width:0.##}\"") : "";
        return $"{stroke} fill=\"{ink.Fill ?? "none"}\"{(ink.IsDashed ? " stroke-dasharray=\"4 3\"" : "")}";
    }

    private static string Points(IReadOnlyList<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => Invariant($"{p.X:0.##},{p.Y:0.##}")));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Add(FormattableString element) => _body.Append(Invariant(element));
}
