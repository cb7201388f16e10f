namespace GaitSense.Export.Plots;

/// <summary>What plots are drawn on: x to the right, y down, in units that are points on paper.</summary>
public interface IPlotSurface
{
    /// <summary>A straight line.</summary>
    void Line(double x1, double y1, double x2, double y2, Ink ink);

    /// <summary>A line through points.</summary>
    void Polyline(IReadOnlyList<(double X, double Y)> points, Ink ink);

    /// <summary>A closed shape.</summary>
    void Polygon(IReadOnlyList<(double X, double Y)> points, Ink ink);

    /// <summary>A rectangle.</summary>
    void Rectangle(double x, double y, double width, double height, Ink ink);

    /// <summary>A circle.</summary>
    void Circle(double x, double y, double radius, Ink ink);

    /// <summary>A line of text whose base line runs through y.</summary>
    void Text(double x, double y, string text, Lettering lettering);
}
