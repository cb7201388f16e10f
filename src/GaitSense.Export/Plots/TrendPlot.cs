namespace GaitSense.Export.Plots;

/// <summary>A person's measure in one session.</summary>
/// <param name="At">When the session began.</param>
/// <param name="Mean">Mean of its valid steps.</param>
/// <param name="Sd">Standard deviation of its steps; null below the gate.</param>
public readonly record struct TrendPoint(DateTimeOffset At, double Mean, double? Sd);

/// <summary>A measure over sessions, with the band inside which a change is no more than the person's own fluctuation.</summary>
public sealed class TrendPlot : Plot
{
    private const double LeftEdge = 58;
    private const double RightEdge = 512;
    private const double MostBandPerSpan = 1.2;

    /// <summary>What is shown, with unit.</summary>
    public required string NameY { get; init; }

    /// <summary>The sessions in order of time.</summary>
    public required IReadOnlyList<TrendPoint> Points { get; init; }

    /// <summary>Level of the first sessions; null when there are too few.</summary>
    public double? Baseline { get; init; }

    /// <summary>Minimal detectable change around it; null when there are too few.</summary>
    public double? Mdc95 { get; init; }

    /// <summary>Lowest value in target; null when open.</summary>
    public double? TargetLow { get; init; }

    /// <summary>Highest value in target; null when open.</summary>
    public double? TargetHigh { get; init; }

    /// <inheritdoc/>
    public override double Width => 520;

    /// <inheritdoc/>
    public override double Height => 170;

    /// <inheritdoc/>
    public override string Description => Words.Fill(Words.TrendDescription, NameY, Points.Count, string.Join("; ", Points.Select(p => Words.Number(p.Mean, 2))));

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        Axis x = new(-0.5, Math.Max(0.5, Points.Count - 0.5), LeftEdge, RightEdge);
        Axis y = Axis.Holding([.. Points.SelectMany(Reach), .. Bounds()], 132, 24, 4);
        Frame frame = new(x, y, LeftEdge, 24, RightEdge - LeftEdge, 108);
        DrawBands(surface, frame);
        frame.Draw(surface, Words.Session, NameY, Words, hasTicksX: false);
        DrawDates(surface, x);
        for (int i = 0; i < Points.Count; i++)
        {
            if (Points[i].Sd is { } sd)
            {
                surface.Line(x.At(i), y.At(Points[i].Mean - sd), x.At(i), y.At(Points[i].Mean + sd), new Ink(Palette.Silent, 1));
            }
        }

        surface.Polyline([.. Points.Select((p, i) => (x.At(i), y.At(p.Mean)))], new Ink(Palette.Left, 1.4));
        for (int i = 0; i < Points.Count; i++)
        {
            bool isBeyond = Baseline is { } b && Mdc95 is { } m && Math.Abs(Points[i].Mean - b) > m;
            surface.Circle(x.At(i), y.At(Points[i].Mean), isBeyond ? 4 : 3, isBeyond ? new Ink(Palette.Ink, 1.2, Palette.Left) : new Ink(Palette.Left, 1.2, Palette.Paper));
        }
    }

    private static IEnumerable<double> Reach(TrendPoint p) => [p.Mean - (p.Sd ?? 0), p.Mean + (p.Sd ?? 0)];

    // The axis follows the person, not a target far away, nor a band in which all that was measured would be a flat line.
    private IEnumerable<double> Bounds() => Baseline is { } b && Mdc95 is { } m && HasRoomFor(m) ? [b - m, b + m] : [];

    private bool HasRoomFor(double change)
    {
        double[] reach = [.. Points.SelectMany(Reach)];
        return change <= MostBandPerSpan * (reach.Max() - reach.Min()) || reach.Max() <= reach.Min();
    }

    private void DrawBands(IPlotSurface surface, Frame frame)
    {
        if (TargetLow is not null || TargetHigh is not null)
        {
            frame.Band(surface, TargetLow, TargetHigh, Palette.Target);
        }

        string words = Words.TrendNote;
        if (Mdc95 is { } wide && !HasRoomFor(wide))
        {
            words = Words.TrendBeyond;
        }
        else if (Baseline is { } level && Mdc95 is { } change)
        {
            foreach (double edge in new[] { level - change, level + change })
            {
                surface.Line(LeftEdge, frame.Y.At(edge), RightEdge, frame.Y.At(edge), new Ink(Palette.Muted, 0.9) { IsDashed = true });
            }

            surface.Line(LeftEdge, frame.Y.At(level), RightEdge, frame.Y.At(level), new Ink(Palette.Muted, 0.9));
            words = Words.TrendBand;
        }

        surface.Text(RightEdge, 14, words, new Lettering(8.5, Palette.Muted, TextAnchor.End));
    }

    private void DrawDates(IPlotSurface surface, Axis x)
    {
        int every = Math.Max(1, (Points.Count + 9) / 10);
        for (int i = 0; i < Points.Count; i += every)
        {
            surface.Text(x.At(i), 144, Points[i].At.UtcDateTime.ToString("d MMM", Words.Culture), new Lettering(8, Palette.Muted, TextAnchor.Middle));
        }
    }
}
