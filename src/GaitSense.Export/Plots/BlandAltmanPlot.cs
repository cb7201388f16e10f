namespace GaitSense.Export.Plots;

/// <summary>A bound with its confidence.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Where it lies.</param>
/// <param name="Low">Lower end of its confidence.</param>
/// <param name="High">Upper end of its confidence.</param>
public readonly record struct AgreementLine(string Name, double Value, double Low, double High);

/// <summary>Differences of two methods against their means, with bias and limits of agreement.</summary>
/// <param name="title">What is compared.</param>
/// <param name="unit">Unit of both axes.</param>
/// <param name="points">Mean and difference of each pair.</param>
/// <param name="lines">Bias and limits.</param>
public sealed class BlandAltmanPlot(
    string title, string unit, IReadOnlyList<(double Mean, double Difference)> points, IReadOnlyList<AgreementLine> lines) : Plot
{
    /// <inheritdoc/>
    public override double Width => 420;

    /// <inheritdoc/>
    public override double Height => 280;

    /// <inheritdoc/>
    public override string Description =>
        $"Bland-Altman plot of {title}, {points.Count} pairs: {string.Join(", ", lines.Select(l => $"{l.Name} {Numbers.Text(l.Value, 3)} {unit}".Trim()))}";

    /// <inheritdoc/>
    public override void Draw(IPlotSurface surface)
    {
        const double Left = 58;
        const double Right = 330;
        Axis x = Axis.Holding(points.Select(p => p.Mean), Left, Right);
        Axis y = Axis.Holding([.. points.Select(p => p.Difference), .. lines.SelectMany(l => new[] { l.Low, l.High })], 240, 30);
        Frame frame = new(x, y, Left, 30, Right - Left, 210);
        surface.Text(Left, 18, title, new Lettering(11) { IsBold = true });
        foreach (AgreementLine line in lines)
        {
            frame.Band(surface, line.Low, line.High, "#eef2f5");
        }

        frame.Draw(surface, With("Mean of both", unit), With("Second minus first", unit), Words);
        foreach ((double mean, double difference) in points)
        {
            surface.Circle(x.At(mean), y.At(difference), 2.2, new Ink(Palette.Left, 0.7, "#9cc3df"));
        }

        int digits = DigitsFor(y.High - y.Low);
        foreach (AgreementLine line in lines)
        {
            surface.Line(Left, y.At(line.Value), Right, y.At(line.Value), new Ink(Palette.Off, 1.1) { IsDashed = line.Name != "bias" });
            surface.Text(Right + 5, y.At(line.Value) - 1, line.Name, new Lettering(8, Palette.Muted));
            surface.Text(Right + 5, y.At(line.Value) + 8, Numbers.Text(line.Value, digits), new Lettering(8.5) { IsBold = true });
        }
    }

    /// <summary>Digits that tell values of a span apart.</summary>
    internal static int DigitsFor(double span) => Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Max(span, 1e-9))), 0, 5);

    private static string With(string name, string unit) => unit.Length > 0 ? $"{name}, {unit}" : name;
}
