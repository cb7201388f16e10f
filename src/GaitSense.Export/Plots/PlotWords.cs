using System.Globalization;

namespace GaitSense.Export.Plots;

/// <summary>What plots say by themselves, in one language. {0}, {1} stand for values.</summary>
public sealed record PlotWords
{
    /// <summary>English, numbers with a point.</summary>
    public static PlotWords English { get; } = new();

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The left side.</summary>
    public string Left { get; init; } = "left";

    /// <summary>The right side.</summary>
    public string Right { get; init; } = "right";

    /// <summary>Name of a time axis.</summary>
    public string Time { get; init; } = "time, s";

    /// <summary>Name of an axis of sessions.</summary>
    public string Session { get; init; } = "session";

    /// <summary>The target's colour.</summary>
    public string Target { get; init; } = "target";

    /// <summary>How to read a series.</summary>
    public string SeriesNote { get; init; } = "line: running median of 7; grey outline: not fit for judgement";

    /// <summary>A series for those who cannot see it: what, over what, and its lines.</summary>
    public string SeriesDescription { get; init; } = "{0} over {1}: {2}";

    /// <summary>One line of it: name and number of values.</summary>
    public string Values { get; init; } = "{0} {1} values";

    /// <summary>Heel first.</summary>
    public string Heel { get; init; } = "heel first";

    /// <summary>Flat.</summary>
    public string Flat { get; init; } = "flat";

    /// <summary>Toe first.</summary>
    public string Toe { get; init; } = "toe first";

    /// <summary>Not decided.</summary>
    public string NotDecided { get; init; } = "not decided";

    /// <summary>Colours of a strip without a target.</summary>
    public string StripNote { get; init; } = "grey: not fit for judgement";

    /// <summary>Colours of a strip with a target, which is {0}.</summary>
    public string StripAsked { get; init; } = "green: {0} as asked; red: otherwise; grey: no judgement";

    /// <summary>A strip for those who cannot see it.</summary>
    public string StripDescription { get; init; } = "First contact of {0} steps";

    /// <summary>How to read a trend without a band.</summary>
    public string TrendNote { get; init; } = "bars: SD of steps; no band: three sessions are needed for the detectable change";

    /// <summary>How to read a trend with a band.</summary>
    public string TrendBand { get; init; } = "bars: SD of steps; dashed: detectable change around the first three; filled: beyond it";

    /// <summary>How to read a trend whose band is wider than the picture.</summary>
    public string TrendBeyond { get; init; } = "bars: SD of steps; the detectable change is wider than the picture";

    /// <summary>A trend for those who cannot see it: what, sessions, values.</summary>
    public string TrendDescription { get; init; } = "{0} in {1} sessions: {2}";

    /// <summary>180 degrees.</summary>
    public string Opposite { get; init; } = "180° opposite";

    /// <summary>0 degrees.</summary>
    public string Together { get; init; } = "0° together";

    /// <summary>A side without phases.</summary>
    public string NoArmSwing { get; init; } = "{0}: no arm swing measured";

    /// <summary>A side with its number of strides.</summary>
    public string Strides { get; init; } = "{0}: {1} strides";

    /// <summary>A rose for those who cannot see it.</summary>
    public string RoseDescription { get; init; } = "Phase of arm against leg: {0} left and {1} right strides";

    /// <summary>Heading of the measures.</summary>
    public string Measure { get; init; } = "measure";

    /// <summary>What the two directions of a bar mean.</summary>
    public string Larger { get; init; } = "left larger  |  right larger";

    /// <summary>No judgement.</summary>
    public string NoJudgement { get; init; } = "no judgement";

    /// <summary>A comparison of sides for those who cannot see it.</summary>
    public string SymmetryDescription { get; init; } = "Left against right: {0}";

    /// <summary>A number with so many digits.</summary>
    internal string Number(double? value, int digits) => InCulture(Numbers.Text(value, digits));

    /// <summary>An invariant number as this language writes it.</summary>
    internal string InCulture(string number) => number.Replace(".", Culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);

    /// <summary>A text with values in its places.</summary>
    internal string Fill(string text, params object[] values) => string.Format(Culture, text, values);
}
