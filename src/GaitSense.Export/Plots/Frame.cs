namespace GaitSense.Export.Plots;

/// <summary>The area of a plot with its axes: grid, ticks and names.</summary>
internal sealed class Frame(Axis x, Axis y, double left, double top, double width, double height)
{
    private const double Small = 8;

    /// <summary>To the right.</summary>
    public Axis X { get; } = x;

    /// <summary>Up.</summary>
    public Axis Y { get; } = y;

    /// <summary>Left edge.</summary>
    public double Left { get; } = left;

    /// <summary>Right edge.</summary>
    public double Right { get; } = left + width;

    /// <summary>Upper edge.</summary>
    public double Top { get; } = top;

    /// <summary>Lower edge.</summary>
    public double Bottom { get; } = top + height;

    /// <summary>Draws a coloured area between two values; an open bound goes to the edge.</summary>
    public void Band(IPlotSurface surface, double? low, double? high, string colour)
    {
        double upper = Math.Clamp(high is { } h ? Y.At(h) : Top, Top, Bottom);
        double lower = Math.Clamp(low is { } l ? Y.At(l) : Bottom, Top, Bottom);
        if (lower > upper)
        {
            surface.Rectangle(Left, upper, Right - Left, lower - upper, Ink.Filled(colour));
        }
    }

    /// <summary>Draws grid, ticks and names.</summary>
    public void Draw(IPlotSurface surface, string nameX, string nameY, PlotWords words, bool hasTicksX = true)
    {
        foreach ((double value, string text) in Y.Ticks())
        {
            surface.Line(Left, Y.At(value), Right, Y.At(value), new Ink(Palette.Grid, 0.6));
            surface.Text(Left - 5, Y.At(value) + 3, words.InCulture(text), new Lettering(Small, Palette.Muted, TextAnchor.End));
        }

        if (hasTicksX)
        {
            foreach ((double value, string text) in X.Ticks())
            {
                surface.Line(X.At(value), Bottom, X.At(value), Bottom + 3, new Ink(Palette.Muted, 0.6));
                surface.Text(X.At(value), Bottom + 12, words.InCulture(text), new Lettering(Small, Palette.Muted, TextAnchor.Middle));
            }
        }

        surface.Line(Left, Bottom, Right, Bottom, new Ink(Palette.Muted, 0.8));
        surface.Text((Left + Right) / 2, Bottom + 24, nameX, new Lettering(Small + 0.5, Palette.Ink, TextAnchor.Middle));
        surface.Text(Left - 34, (Top + Bottom) / 2, nameY, new Lettering(Small + 0.5, Palette.Ink, TextAnchor.Middle) { IsUpright = true });
    }
}
