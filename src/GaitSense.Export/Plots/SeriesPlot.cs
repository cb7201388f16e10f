namespace GaitSense.Export.Plots;

/// <summary>How sure a point is of being where it is.</summary>
public enum PointKind
{
    /// <summary>A measured value.</summary>
    Sure,

    /// <summary>Measured, but not fit for judgement.</summary>
    Doubtful,
}

/// <summary>One value over time.</summary>
/// <param name="X">When: seconds or number.</param>
/// <param name="Y">The value.</param>
/// <param name="Kind">How sure it is.</param>
public readonly record struct SeriesPoint(double X, double Y, PointKind Kind = PointKind.Sure);

/// <summary>Values that belong together.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Colour">Their colour.</param>
/// <param name="Points">The values.</param>
/// <param name="IsSquare">True for squares in place of circles, so that colour is not the only difference.</param>
public sealed record Series(string Name, string Colour, IReadOnlyList<SeriesPoint> Points, bool IsSquare = false);

/// <summary>Values over time against a target, with a running median.</summary>
public sealed class SeriesPlot : Plot
{
    private const double LeftEdge = 58;
    private const double RightEdge = 512;
    private const int Window = 7;

    /// <summary>What the vertical axis shows, with unit.</summary>
    public required string NameY { get; init; }

    /// <summary>What the horizontal axis shows, with unit; null for time.</summary>
    public string? NameX { get; init; }

    /// <summary>The values.</summary>
    public required IReadOnlyList<Series> Lines { get; init; }

    /// <summary>Lowest value in target; null when open.</summary>
    public double? TargetLow { get; init; }

    /// <summary>Highest value in target; null when open.</summary>
    public double? TargetHigh { get; init; }

    /// <inheritdoc/>
    public override double Width => 520;

    /// <inheritdoc/>
    public override double Height => 190;

    private bool HasTarget => TargetLow is not null || TargetHigh is not null;

    /// <inheritdoc/>
    public override string Description => Words.Fill(
        Words.SeriesDescription, NameY, NameX ?? Words.Time, string.Join(", ", Lines.Select(l => Words.Fill(Words.Values, l.Name, l.Points.Count))));

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        IEnumerable<SeriesPoint> all = Lines.SelectMany(l => l.Points);
        Axis x = Axis.Holding([0, .. all.Select(p => p.X)], LeftEdge, RightEdge, 8);
        Axis y = Axis.Holding([.. all.Select(p => p.Y), .. new[] { TargetLow, TargetHigh }.OfType<double>()], 155, 24);
        Frame frame = new(x, y, LeftEdge, 24, RightEdge - LeftEdge, 131);
        if (HasTarget)
        {
            frame.Band(surface, TargetLow, TargetHigh, Palette.Target);
        }

        frame.Draw(surface, NameX ?? Words.Time, NameY, Words);
        DrawLegend(surface);
        foreach (Series line in Lines)
        {
            DrawLine(surface, line, x, y);
        }
    }

    private static void DrawLine(IPlotSurface surface, Series line, Axis x, Axis y)
    {
        foreach (SeriesPoint p in line.Points)
        {
            Mark(surface, x.At(p.X), y.At(p.Y), line, p.Kind);
        }

        SeriesPoint[] sure = [.. line.Points.Where(p => p.Kind == PointKind.Sure)];
        if (sure.Length >= Window)
        {
            surface.Polyline([.. Enumerable.Range(0, sure.Length - Window + 1).Select(i => (x.At(sure[i + (Window / 2)].X), y.At(Median(sure[i..(i + Window)]))))], new Ink(line.Colour, 1.4));
        }
    }

    private static void Mark(IPlotSurface surface, double x, double y, Series line, PointKind kind)
    {
        Ink ink = kind == PointKind.Sure ? Ink.Filled(line.Colour) : new Ink(Palette.Silent, 0.7, Palette.Paper);
        if (line.IsSquare)
        {
            surface.Rectangle(x - 1.6, y - 1.6, 3.2, 3.2, ink);
        }
        else
        {
            surface.Circle(x, y, 1.8, ink);
        }
    }

    private static double Median(SeriesPoint[] points) => points.Select(p => p.Y).Order().ElementAt(points.Length / 2);

    private void DrawLegend(IPlotSurface surface)
    {
        double x = LeftEdge;
        foreach (Series line in Lines)
        {
            Mark(surface, x + 3, 11, line, PointKind.Sure);
            surface.Text(x + 9, 14, line.Name, new Lettering(8.5, Palette.Muted));
            x += 24 + Typefaces.Measure(line.Name, 8.5);
        }

        if (HasTarget)
        {
            surface.Rectangle(x, 6, 10, 10, Ink.Filled(Palette.Target));
            surface.Text(x + 14, 14, Words.Target, new Lettering(8.5, Palette.Muted));
        }

        surface.Text(RightEdge, 14, Words.SeriesNote, new Lettering(8.5, Palette.Muted, TextAnchor.End));
    }
}
