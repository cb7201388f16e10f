using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Live;

/// <summary>How an exercise asks the foot to land, and how to read it. Which part of the foot that is, the exercise says.</summary>
/// <param name="Cue">The cue that judges it; null when the exercise does not ask.</param>
public sealed record LandingMeasure(ExerciseCue? Cue)
{
    /// <summary>The column that such a cue judges.</summary>
    public const string Metric = "contact_pattern";

    /// <summary>What is asked, such as "Heel first" or "Flat or toe first"; empty when nothing is.</summary>
    public string Label => Cue is null ? "" : Capital(string.Join(Phrases.Say("word.or"), Cue.Accepted.Select(StepWords.Accepted)));

    /// <summary>The measure of an exercise.</summary>
    public static LandingMeasure For(ExerciseProtocol? exercise) => new(exercise?.Cues.FirstOrDefault(c => c.Metric == Metric));

    /// <summary>Landings judged in a session and those as asked; null when none could be.</summary>
    public TargetShare? Of(SessionSummary? summary) => Cue is not null && summary?.Targets.GetValueOrDefault(Cue.Id) is { Judged: > 0 } share ? share : null;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
