using SkiaSharp;

namespace GaitSense.Export.Plots;

/// <summary>Draws on a Skia canvas: a picture in memory or a page of a PDF.</summary>
internal sealed class SkiaSurface(SKCanvas canvas) : IPlotSurface
{
    private static readonly float[] Dashes = [4, 3];

    /// <summary>The plot as PNG.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="scale">Pixels per point.</param>
    public static byte[] Png(Plot plot, double scale = 2)
    {
        SKImageInfo size = new((int)Math.Ceiling(plot.Width * scale), (int)Math.Ceiling(plot.Height * scale));
        using SKSurface surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        plot.Draw(new SkiaSurface(surface.Canvas));
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <inheritdoc/>
    public void Line(double x1, double y1, double x2, double y2, Ink ink) =>
        Paint(ink, p => canvas.DrawLine((float)x1, (float)y1, (float)x2, (float)y2, p));

    /// <inheritdoc/>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, Ink ink) => Path(points, ink, isClosed: false);

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<(double X, double Y)> points, Ink ink) => Path(points, ink, isClosed: true);

    /// <inheritdoc/>
    public void Rectangle(double x, double y, double width, double height, Ink ink) =>
        Paint(ink, p => canvas.DrawRect((float)x, (float)y, (float)width, (float)height, p));

    /// <inheritdoc/>
    public void Circle(double x, double y, double radius, Ink ink) =>
        Paint(ink, p => canvas.DrawCircle((float)x, (float)y, (float)radius, p));

    /// <inheritdoc/>
    public void Text(double x, double y, string text, Lettering lettering)
    {
        using SKFont font = new(lettering.IsBold ? Typefaces.Bold : Typefaces.Regular, (float)lettering.Size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        using SKPaint paint = new() { Color = SKColor.Parse(lettering.Colour), IsAntialias = true };
        SKTextAlign align = lettering.Anchor switch { TextAnchor.Middle => SKTextAlign.Center, TextAnchor.End => SKTextAlign.Right, _ => SKTextAlign.Left };
        int saved = canvas.Save();
        canvas.Translate((float)x, (float)y);
        if (lettering.IsUpright)
        {
            canvas.RotateDegrees(-90);
        }

        canvas.DrawText(text, 0, 0, align, font, paint);
        canvas.RestoreToCount(saved);
    }

    private static void Paint(Ink ink, Action<SKPaint> draw)
    {
        if (ink.Fill is { } fill)
        {
            using SKPaint inside = new() { Color = SKColor.Parse(fill), IsAntialias = true, Style = SKPaintStyle.Fill };
            draw(inside);
        }

        if (ink.Stroke is { } stroke)
        {
            using SKPaint line = new() { Color = SKColor.Parse(stroke), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)ink.Width };
            using SKPathEffect? dash = ink.IsDashed ? SKPathEffect.CreateDash(Dashes, 0) : null;
            line.PathEffect = dash;
            draw(line);
        }
    }

    private void Path(IReadOnlyList<(double X, double Y)> points, Ink ink, bool isClosed)
    {
        if (points.Count < 2)
        {
            return;
        }

        using SKPathBuilder builder = new();
        builder.MoveTo((float)points[0].X, (float)points[0].Y);
        foreach ((double x, double y) in points.Skip(1))
        {
            builder.LineTo((float)x, (float)y);
        }

        if (isClosed)
        {
            builder.Close();
        }

        using SKPath path = builder.Detach();
        Paint(ink, p => canvas.DrawPath(path, p));
    }
}
