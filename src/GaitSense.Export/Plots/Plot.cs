namespace GaitSense.Export.Plots;

/// <summary>A plot that can be drawn on anything.</summary>
public abstract class Plot
{
    /// <summary>Width, points.</summary>
    public abstract double Width { get; }

    /// <summary>Height, points.</summary>
    public abstract double Height { get; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public abstract string Description { get; }

    /// <summary>What it says by itself.</summary>
    public PlotWords Words { get; init; } = PlotWords.English;

    /// <summary>Draws it with its upper left corner at the origin.</summary>
    public abstract void Draw(IPlotSurface surface);
}
