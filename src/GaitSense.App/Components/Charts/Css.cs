using System.Globalization;

namespace GaitSense.App.Components.Charts;

/// <summary>Places as style text, in the only culture that a style sheet knows.</summary>
public static class Css
{
    /// <summary>A number.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Distance from the left edge and width, in per cent.</summary>
    public static string Span(double leftPercent, double widthPercent) =>
        string.Create(CultureInfo.InvariantCulture, $"left: {leftPercent:0.##}%; width: {widthPercent:0.##}%");

    /// <summary>Distance from the left edge, in per cent.</summary>
    public static string Left(double percent) => string.Create(CultureInfo.InvariantCulture, $"left: {percent:0.##}%");

    /// <summary>Distance from the bottom, in per cent.</summary>
    public static string Bottom(double percent) => string.Create(CultureInfo.InvariantCulture, $"bottom: {percent:0.##}%");
}
