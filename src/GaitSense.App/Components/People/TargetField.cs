using System.Globalization;
using GaitSense.App.People;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Components.People;

/// <summary>One cue's target while a therapist edits it: numbers as text, in the unit of the page.</summary>
public sealed class TargetField
{
    private readonly MetricWords _words;

    /// <summary>The target as it stands.</summary>
    public TargetField(ExerciseProtocol exercise, ExerciseCue cue)
    {
        Cue = cue;
        Label = ExerciseWords.Cue(exercise, cue);
        _words = MetricWords.For(cue.Metric ?? "");
        Low = Text(cue.Low);
        High = Text(cue.High);
        DeadZone = Text(cue.DeadZone);
        Tolerance = Text(cue.Tolerance);
        Accepted = [.. cue.Accepted];
    }

    /// <summary>The cue.</summary>
    public ExerciseCue Cue { get; }

    /// <summary>What it asks.</summary>
    public string Label { get; }

    /// <summary>What it is judged by, and the unit.</summary>
    public string Measure => _words.Unit.Length > 0 ? $"{_words.Label}, {_words.Unit}" : _words.Label;

    /// <summary>True when it accepts words, not numbers.</summary>
    public bool IsOfWords => Cue.Accepted.Count > 0;

    /// <summary>Lowest value in target.</summary>
    public string Low { get; set; }

    /// <summary>Highest value in target.</summary>
    public string High { get; set; }

    /// <summary>Outside by less than this no cue is given.</summary>
    public string DeadZone { get; set; }

    /// <summary>Outside by no more than this is amber and never red.</summary>
    public string Tolerance { get; set; }

    /// <summary>Accepted words.</summary>
    public HashSet<string> Accepted { get; }

    /// <summary>True when something else is written than what stood there.</summary>
    public bool IsChanged => IsOfWords
        ? !Accepted.SetEquals(Cue.Accepted)
        : (Low, High, DeadZone, Tolerance) != (Text(Cue.Low), Text(Cue.High), Text(Cue.DeadZone), Text(Cue.Tolerance));

    /// <summary>The target that was written, or what is wrong with it.</summary>
    public CueTarget? Read(out string? fault)
    {
        fault = null;
        if (IsOfWords)
        {
            fault = Accepted.Count == 0 ? Phrases.Say("people.plan.fault.words", Label) : null;
            return new CueTarget(null, null, 0, [.. Accepted]);
        }

        if (!TryRead(Low, out double? low) || !TryRead(High, out double? high) || !TryRead(DeadZone, out double? deadZone) || !TryRead(Tolerance, out double? tolerance))
        {
            fault = $"{Label}: {Phrases.Say("people.fault.number")}";
            return null;
        }

        fault = (low, high) switch
        {
            (null, null) => Phrases.Say("people.plan.fault.none", Label),
            _ when low >= high => Phrases.Say("people.plan.fault.order", Label),
            _ when HasOwnTolerance && tolerance < (deadZone ?? 0) => Phrases.Say("people.plan.fault.tolerance", Label),
            _ when deadZone < 0 => Phrases.Say("people.plan.fault.dead-zone", Label),
            _ => null,
        };
        return new CueTarget(low, high, deadZone ?? 0, []) { Tolerance = HasOwnTolerance ? tolerance ?? deadZone ?? 0 : null };
    }

    // Left as it was, it follows a wider dead zone.
    private bool HasOwnTolerance => Tolerance != Text(Cue.Tolerance);

    private string Text(double? value) => value is { } v ? (v * _words.Factor).ToString("0.##", Language.Current.Culture) : "";

    private bool TryRead(string text, out double? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        bool isNumber = double.TryParse(
            text.Trim().Replace(',', '.').Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out double read);
        value = Math.Round(read / _words.Factor, 6);
        return isNumber && double.IsFinite(read);
    }
}
