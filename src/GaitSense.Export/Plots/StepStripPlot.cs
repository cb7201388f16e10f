using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Plots;

/// <summary>What touched first, step after step, on a row for each foot: heel filled, flat half, toe open, not decided a dash.
/// Steps that are not fit for judgement are grey.</summary>
/// <param name="steps">Steps by initial contact.</param>
/// <param name="accepted">The pattern that the exercise asks for; null for none.</param>
public sealed class StepStripPlot(IReadOnlyList<Step> steps, string? accepted) : Plot
{
    private const double Left = 58;
    private const double RightEdge = 512;
    private const double RowHeight = 26;
    private const int PerRow = 60;

    /// <inheritdoc/>
    public override double Width => 520;

    /// <inheritdoc/>
    public override double Height => 44 + (Rows * ((2 * RowHeight) + 16));

    /// <inheritdoc/>
    public override string Description => string.Join(
        ", ", steps.GroupBy(s => s.ContactPattern).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {NameOf(g.Key)}").Prepend(Words.Fill(Words.StripDescription, steps.Count)));

    private int Rows => Math.Max(1, (steps.Count + PerRow - 1) / PerRow);

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        DrawLegend(surface);
        for (int row = 0; row < Rows; row++)
        {
            double top = 44 + (row * ((2 * RowHeight) + 16));
            surface.Text(Left - 8, top + 13, Words.Left, new Lettering(8.5, Palette.Left, TextAnchor.End) { IsBold = true });
            surface.Text(Left - 8, top + RowHeight + 13, Words.Right, new Lettering(8.5, Palette.Right, TextAnchor.End) { IsBold = true });
            double pitch = (RightEdge - Left) / PerRow;
            for (int i = row * PerRow; i < Math.Min(steps.Count, (row + 1) * PerRow); i++)
            {
                Step step = steps[i];
                Mark(surface, Left + (((i % PerRow) + 0.5) * pitch), top + (step.Side == Side.Left ? 10 : RowHeight + 10), step);
            }

            int last = Math.Min(steps.Count, (row + 1) * PerRow);
            surface.Text(Left, top + (2 * RowHeight) + 6, $"{(row * PerRow) + (steps.Count > 0 ? 1 : 0)}", new Lettering(7.5, Palette.Muted));
            surface.Text(RightEdge, top + (2 * RowHeight) + 6, $"{last}", new Lettering(7.5, Palette.Muted, TextAnchor.End));
        }
    }

    private string NameOf(ContactPattern pattern) => NameOf(StepColumns.NameOf(pattern));

    private string NameOf(string pattern) => pattern switch
    {
        "heel" => Words.Heel,
        "flat" => Words.Flat,
        "toe" => Words.Toe,
        _ => Words.NotDecided,
    };

    private void Mark(IPlotSurface surface, double x, double y, Step step)
    {
        string word = StepColumns.NameOf(step.ContactPattern);
        bool isJudged = step.Valid && !step.Flags.HasFlag(StepFlags.Turn) && step.ContactPattern != ContactPattern.Unknown;
        string colour = !isJudged ? Palette.Silent : accepted is null ? Palette.Ink : word == accepted ? Palette.Good : Palette.Off;
        Shape(surface, x, y, step.ContactPattern, colour);
    }

    private static void Shape(IPlotSurface surface, double x, double y, ContactPattern pattern, string colour)
    {
        const double Radius = 3.1;
        switch (pattern)
        {
            case ContactPattern.Heel:
                surface.Circle(x, y, Radius, new Ink(colour, 1, colour));
                break;
            case ContactPattern.Flat:
                surface.Rectangle(x - Radius, y - 1.5, 2 * Radius, 3, new Ink(colour, 1, colour));
                break;
            case ContactPattern.Toe:
                surface.Polygon([(x, y - Radius), (x + Radius, y + Radius), (x - Radius, y + Radius)], new Ink(colour, 1.2, Palette.Paper));
                break;
            default:
                surface.Line(x - 2, y, x + 2, y, new Ink(colour, 1.2));
                break;
        }
    }

    private void DrawLegend(IPlotSurface surface)
    {
        double x = Left;
        foreach (ContactPattern pattern in new[] { ContactPattern.Heel, ContactPattern.Flat, ContactPattern.Toe, ContactPattern.Unknown })
        {
            string name = NameOf(pattern);
            Shape(surface, x + 4, 12, pattern, Palette.Ink);
            surface.Text(x + 11, 15, name, new Lettering(8.5, Palette.Muted));
            x += 24 + Typefaces.Measure(name, 8.5);
        }

        string colours = accepted is null ? Words.StripNote : Words.Fill(Words.StripAsked, NameOf(accepted));
        surface.Text(RightEdge, 28, colours, new Lettering(8.5, Palette.Muted, TextAnchor.End));
    }
}
