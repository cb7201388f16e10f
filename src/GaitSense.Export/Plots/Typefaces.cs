using SkiaSharp;

namespace GaitSense.Export.Plots;

/// <summary>The typeface that is embedded into pictures and PDF: Atkinson Hyperlegible Next, SIL Open Font License 1.1.</summary>
internal static class Typefaces
{
    /// <summary>Normal weight.</summary>
    public static SKTypeface Regular { get; } = Load("AtkinsonHyperlegibleNext-Regular.ttf");

    /// <summary>Heavy weight.</summary>
    public static SKTypeface Bold { get; } = Load("AtkinsonHyperlegibleNext-Bold.ttf");

    /// <summary>Width of a text, points.</summary>
    public static double Measure(string text, double size, bool isBold = false)
    {
        using SKFont font = new(isBold ? Bold : Regular, (float)size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        return font.MeasureText(text);
    }

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(Typefaces).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(stream);
    }
}
