using GaitSense.App.Wording;
using GaitSense.Export.Plots;

namespace GaitSense.App.Reports;

/// <summary>Words of reports in the language of the flow.</summary>
internal static class ReportWords
{
    /// <summary>What plots say by themselves.</summary>
    public static PlotWords Plots() => new()
    {
        Culture = Language.Current.Culture,
        Left = Phrases.Say("plot.left"),
        Right = Phrases.Say("plot.right"),
        Time = Phrases.Say("plot.time"),
        Session = Phrases.Say("plot.session"),
        Target = Phrases.Say("plot.target"),
        SeriesNote = Phrases.Say("plot.series-note"),
        SeriesDescription = Phrases.Say("plot.series-description"),
        Values = Phrases.Say("plot.values"),
        Heel = Phrases.Say("plot.heel"),
        Flat = Phrases.Say("plot.flat"),
        Toe = Phrases.Say("plot.toe"),
        NotDecided = Phrases.Say("plot.not-decided"),
        StripNote = Phrases.Say("plot.strip-note"),
        StripAsked = Phrases.Say("plot.strip-asked"),
        StripDescription = Phrases.Say("plot.strip-description"),
        TrendNote = Phrases.Say("plot.trend-note"),
        TrendBand = Phrases.Say("plot.trend-band"),
        TrendBeyond = Phrases.Say("plot.trend-beyond"),
        TrendDescription = Phrases.Say("plot.trend-description"),
        Opposite = Phrases.Say("plot.opposite"),
        Together = Phrases.Say("plot.together"),
        NoArmSwing = Phrases.Say("plot.no-arm-swing"),
        Strides = Phrases.Say("plot.strides"),
        RoseDescription = Phrases.Say("plot.rose-description"),
        Measure = Phrases.Say("plot.measure"),
        Larger = Phrases.Say("plot.larger"),
        NoJudgement = Phrases.Say("plot.no-judgement"),
        SymmetryDescription = Phrases.Say("plot.symmetry-description"),
    };

    /// <summary>A name in the middle of a sentence. German writes nouns large there as well.</summary>
    public static string Within(string name) => Language.Current == Language.German ? name : name.ToLowerInvariant();
}
