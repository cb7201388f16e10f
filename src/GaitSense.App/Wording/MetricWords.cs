using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;

namespace GaitSense.App.Wording;

/// <summary>What the columns of the step table are called on the page, and in which unit a person reads them.</summary>
/// <param name="Label">Name.</param>
/// <param name="Unit">Unit on the page.</param>
/// <param name="Factor">Multiplies the column's value into that unit.</param>
/// <param name="Digits">Digits after the point.</param>
public sealed record MetricWords(string Label, string Unit, double Factor, int Digits)
{
    /// <summary>The words for a column.</summary>
    public static MetricWords For(string column)
    {
        string label = Phrases.Find("metric." + column) ?? column;
        return (StepColumns.Find(column)?.Unit ?? RepetitionColumns.Find(column)?.Unit ?? "") switch
        {
            "m" => new MetricWords(label, "cm", 100, 1),
            "deg" => new MetricWords(label, "°", 1, 1),
            "s" => new MetricWords(label, "s", 1, 2),
            _ when column.EndsWith("_percent", StringComparison.Ordinal) => new MetricWords(label, "%", 1, 0),
            _ when column == "cadence_spm" => new MetricWords(label, Phrases.Say("word.steps-per-min"), 1, 0),
            _ when column == "speed_mps" => new MetricWords(label, "m/s", 1, 2),
            _ => new MetricWords(label, "", 1, 1),
        };
    }

    /// <summary>A value of the column, with its unit.</summary>
    public string Text(double? value) => Units.With(value * Factor, Digits, Unit switch { "" => "", "°" => "°", _ => "\u00A0" + Unit });

    /// <summary>A value of the column, without unit.</summary>
    public string Number(double? value) => Units.With(value * Factor, Digits, "");

    /// <summary>A target's bounds, with the unit: "20–35 cm", "at most 8°".</summary>
    public string Range(double? low, double? high) => (low, high) switch
    {
        ({ } l, { } h) => Phrases.Say("word.from-to", Number(l), Text(h)),
        ({ } l, null) => Phrases.Say("word.at-least", Text(l)),
        (null, { } h) => Phrases.Say("word.at-most", Text(h)),
        _ => Units.None,
    };
}
