using GaitSense.App.Live;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Wording;

/// <summary>What the values of a step are called on the page.</summary>
public static class StepWords
{
    /// <summary>What touched first.</summary>
    public static string Of(ContactPattern pattern) => Phrases.Say("pattern." + Word(pattern));

    /// <summary>The letter that stands for it where there is no room for words.</summary>
    public static string LetterOf(ContactPattern pattern) =>
        pattern == ContactPattern.Unknown ? "?" : Phrases.Say("pattern.letter." + Word(pattern));

    /// <summary>The side.</summary>
    public static string Of(Side side) => Phrases.Say("word." + Word(side));

    /// <summary>The foot.</summary>
    public static string FootOf(Side side) => Phrases.Say("word." + Word(side) + ".foot");

    /// <summary>Where the foot went.</summary>
    public static string Of(WalkingDirection direction) =>
        Phrases.Say("direction." + (direction == WalkingDirection.Unknown ? "in-place" : Word(direction)));

    /// <summary>How it stands to the target.</summary>
    public static string Of(Verdict verdict) => Phrases.Say(verdict switch
    {
        Verdict.InTarget => "verdict.in",
        Verdict.OutOfTarget => "verdict.out",
        _ => "verdict.none",
    });

    /// <summary>A word that a cue accepts, such as "heel".</summary>
    public static string Accepted(string word)
    {
        string key = word.Replace('_', '-');
        string said = Phrases.Find("pattern." + key) ?? Phrases.Find("direction." + key) ?? word;

        // German writes nouns large in the middle of a sentence as well.
        return Language.Current == Language.German ? said : said.ToLowerInvariant();
    }

    /// <summary>Why a step is not judged, or what to keep in mind about it.</summary>
    public static IReadOnlyList<string> Of(StepFlags flags) =>
        [.. Enum.GetValues<StepFlags>().Where(f => f != StepFlags.None && flags.HasFlag(f)).Select(f => Phrases.Say("flag." + Word(f)))];

    /// <summary>No judgement, and why.</summary>
    public static string NoJudgement(StepFlags flags) => Phrases.Say("verdict.none.because", string.Join(", ", Of(flags)));

    /// <summary>One step in a sentence, for those who hear the page.</summary>
    public static string Sentence(JudgedStep judged, LengthMeasure length)
    {
        Step step = judged.Step;
        string measured = $"{Of(step.Side)}, {Of(step.ContactPattern)}, {Units.Cm(length.Of(step))}";
        return $"{measured}, {(step.Valid ? Of(judged.For(length.Cue)) : NoJudgement(step.Flags))}";
    }

    private static string Word(Enum value) => StepColumns.NameOf(value).Replace('_', '-');
}
