namespace GaitSense.Export.Plots;

/// <summary>How often arm and leg of one side were so far apart, as a rose: 180 degrees, the normal alternation, at the top; the target as a sector.</summary>
/// <param name="leftDeg">Phases of left steps, degrees.</param>
/// <param name="rightDeg">Phases of right steps, degrees.</param>
/// <param name="targetFromDeg">Magnitude from which a phase is in target, degrees; null for none.</param>
public sealed class PhaseRosePlot(IReadOnlyList<double> leftDeg, IReadOnlyList<double> rightDeg, double? targetFromDeg) : Plot
{
    private const int Sectors = 24;
    private const double SectorDeg = 360.0 / Sectors;
    private const double Radius = 78;

    /// <inheritdoc/>
    public override double Width => 520;

    /// <inheritdoc/>
    public override double Height => 222;

    /// <inheritdoc/>
    public override string Description => Words.Fill(Words.RoseDescription, leftDeg.Count, rightDeg.Count);

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        DrawRose(surface, 140, leftDeg, Words.Left, Palette.Left);
        DrawRose(surface, 380, rightDeg, Words.Right, Palette.Right);
    }

    private void DrawRose(IPlotSurface surface, double x, IReadOnlyList<double> phases, string name, string colour)
    {
        const double Middle = 112;
        if (targetFromDeg is { } from)
        {
            surface.Polygon(Wedge(x, Middle, from, 360 - from, Radius), Ink.Filled(Palette.Target));
        }

        foreach (double share in new[] { 0.5, 1.0 })
        {
            surface.Circle(x, Middle, Radius * share, new Ink(Palette.Grid, 0.8));
        }

        foreach ((double deg, string text, TextAnchor anchor) in new[]
        {
            (180.0, Words.Opposite, TextAnchor.Middle), (0, Words.Together, TextAnchor.Middle), (90, "+90°", TextAnchor.Start), (-90, "−90°", TextAnchor.End),
        })
        {
            (double px, double py) = Place(x, Middle, deg, Radius);
            surface.Line(x, Middle, px, py, new Ink(Palette.Grid, 0.8));
            (px, py) = Place(x, Middle, deg, Radius + 10);
            surface.Text(px, py + 3, text, new Lettering(8, Palette.Muted, anchor));
        }

        int[] counts = new int[Sectors];
        foreach (double phase in phases)
        {
            counts[(int)Math.Floor(((((phase % 360) + 360) % 360) / SectorDeg) + 0.5) % Sectors]++;
        }

        // Area, not radius, stands for the count.
        double most = Math.Max(1, counts.Max());
        for (int i = 0; i < Sectors; i++)
        {
            if (counts[i] > 0)
            {
                surface.Polygon(Wedge(x, Middle, (i - 0.5) * SectorDeg, (i + 0.5) * SectorDeg, Radius * Math.Sqrt(counts[i] / most)), new Ink(colour, 0.7, colour == Palette.Left ? "#9cc3df" : "#e6bd9f"));
            }
        }

        string count = phases.Count == 0 ? Words.Fill(Words.NoArmSwing, name) : Words.Fill(Words.Strides, name, phases.Count);
        surface.Text(x, 216, count, new Lettering(9, colour, TextAnchor.Middle) { IsBold = true });
    }

    private static List<(double X, double Y)> Wedge(double x, double y, double fromDeg, double toDeg, double radius)
    {
        List<(double X, double Y)> points = [(x, y)];
        int pieces = Math.Max(2, (int)Math.Ceiling((toDeg - fromDeg) / 4));
        for (int i = 0; i <= pieces; i++)
        {
            points.Add(Place(x, y, fromDeg + ((toDeg - fromDeg) * i / pieces), radius));
        }

        return points;
    }

    // 180 degrees at the top, 0 at the bottom, +90 to the right.
    private static (double X, double Y) Place(double x, double y, double deg, double radius)
    {
        double turn = deg * Math.PI / 180;
        return (x + (radius * Math.Sin(turn)), y + (radius * Math.Cos(turn)));
    }
}
