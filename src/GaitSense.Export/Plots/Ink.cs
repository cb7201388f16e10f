namespace GaitSense.Export.Plots;

/// <summary>How a shape is drawn. Colours are written as in CSS: "#1f2a33".</summary>
/// <param name="Stroke">Colour of the line; null for none.</param>
/// <param name="Width">Width of the line, in units of the plot.</param>
/// <param name="Fill">Colour inside; null for none.</param>
public readonly record struct Ink(string? Stroke, double Width = 1, string? Fill = null)
{
    /// <summary>True for a dashed line.</summary>
    public bool IsDashed { get; init; }

    /// <summary>A filled shape without a line.</summary>
    public static Ink Filled(string colour) => new(null, 0, colour);
}

/// <summary>Which point of a text stands at the place that is given.</summary>
public enum TextAnchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a text is set.</summary>
/// <param name="Size">Size of the type, in units of the plot.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Anchor">Which point stands at the place.</param>
public readonly record struct Lettering(double Size, string Colour = Palette.Ink, TextAnchor Anchor = TextAnchor.Start)
{
    /// <summary>True for heavy type.</summary>
    public bool IsBold { get; init; }

    /// <summary>True to read from bottom to top.</summary>
    public bool IsUpright { get; init; }
}
