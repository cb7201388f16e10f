namespace GaitSense.Export.Plots;

/// <summary>The colours of plots and reports: on white, told apart also in grey and by the colour-blind, and never alone:
/// shapes and words say the same.</summary>
public static class Palette
{
    /// <summary>Text.</summary>
    public const string Ink = "#1c2730";

    /// <summary>Text of less weight.</summary>
    public const string Muted = "#5a6872";

    /// <summary>Lines of the grid.</summary>
    public const string Grid = "#dde3e7";

    /// <summary>Paper.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Area of a target.</summary>
    public const string Target = "#dff0e4";

    /// <summary>Left side.</summary>
    public const string Left = "#1b6ca8";

    /// <summary>Right side.</summary>
    public const string Right = "#b8561b";

    /// <summary>In target.</summary>
    public const string Good = "#1f7a4d";

    /// <summary>Outside the target.</summary>
    public const string Off = "#b3261e";

    /// <summary>No judgement.</summary>
    public const string Silent = "#9aa6ae";
}
