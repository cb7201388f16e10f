namespace GaitSense.Export.Plots;

/// <summary>Left against right of one measure.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Left">Mean of left steps, in words.</param>
/// <param name="Right">Mean of right steps, in words.</param>
/// <param name="Percent">200 (right - left) / (right + left); null when there is none.</param>
public sealed record SymmetryRow(string Name, string Left, string Right, double? Percent);

/// <summary>Asymmetry of several measures as bars from a middle line: to the left where left is larger.</summary>
/// <param name="rows">The measures.</param>
public sealed class SymmetryPlot(IReadOnlyList<SymmetryRow> rows) : Plot
{
    private const double RowHeight = 18;
    private const double Middle = 330;
    private const double Half = 110;

    /// <inheritdoc/>
    public override double Width => 520;

    /// <inheritdoc/>
    public override double Height => 44 + (rows.Count * RowHeight);

    /// <inheritdoc/>
    public override string Description => Words.Fill(Words.SymmetryDescription, string.Join(", ", rows.Select(r => $"{r.Name} {Words.Number(r.Percent, 1)} %")));

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        double largest = rows.Select(r => Math.Abs(r.Percent ?? 0)).DefaultIfEmpty(0).Max();
        double full = largest <= 20 ? 20 : largest <= 50 ? 50 : 200;
        surface.Text(8, 14, Words.Measure, new Lettering(8.5, Palette.Muted));
        surface.Text(150, 14, Words.Left, new Lettering(8.5, Palette.Left, TextAnchor.End) { IsBold = true });
        surface.Text(205, 14, Words.Right, new Lettering(8.5, Palette.Right, TextAnchor.End) { IsBold = true });
        surface.Text(Middle, 14, Words.Larger, new Lettering(8.5, Palette.Muted, TextAnchor.Middle));
        for (int i = 0; i < rows.Count; i++)
        {
            DrawRow(surface, rows[i], 22 + (i * RowHeight), full);
        }

        double bottom = 22 + (rows.Count * RowHeight);
        surface.Line(Middle, 20, Middle, bottom, new Ink(Palette.Muted, 0.8));
        foreach (double tick in new[] { -full, -full / 2, 0, full / 2, full })
        {
            double x = Middle + (Half * tick / full);
            surface.Line(x, bottom, x, bottom + 3, new Ink(Palette.Muted, 0.6));
            surface.Text(x, bottom + 13, $"{Words.Number(tick, 0)} %", new Lettering(8, Palette.Muted, TextAnchor.Middle));
        }
    }

    private void DrawRow(IPlotSurface surface, SymmetryRow row, double top, double full)
    {
        surface.Text(8, top + 12, row.Name, new Lettering(9));
        surface.Text(150, top + 12, row.Left, new Lettering(9, Palette.Ink, TextAnchor.End));
        surface.Text(205, top + 12, row.Right, new Lettering(9, Palette.Ink, TextAnchor.End));
        if (row.Percent is { } percent)
        {
            double length = Half * Math.Clamp(percent / full, -1, 1);
            surface.Rectangle(Math.Min(Middle, Middle + length), top + 4, Math.Abs(length), RowHeight - 8, Ink.Filled(percent < 0 ? Palette.Left : Palette.Right));
        }

        surface.Text(512, top + 12, row.Percent is null ? Words.NoJudgement : $"{Words.Number(row.Percent, 1)} %", new Lettering(9, row.Percent is null ? Palette.Muted : Palette.Ink, TextAnchor.End));
    }
}
