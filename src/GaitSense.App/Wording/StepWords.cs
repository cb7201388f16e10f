using GaitSense.App.Live;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Wording;

/// <summary>What the values of a step are called on the page.</summary>
public static class StepWords
{
    /// <summary>What touched first.</summary>
    public static string Of(ContactPattern pattern) => pattern switch
    {
        ContactPattern.Heel => "Heel first",
        ContactPattern.Flat => "Flat",
        ContactPattern.Toe => "Toe first",
        _ => "Not decided",
    };

    /// <summary>The letter that stands for it where there is no room for words.</summary>
    public static string LetterOf(ContactPattern pattern) => pattern switch
    {
        ContactPattern.Heel => "H",
        ContactPattern.Flat => "F",
        ContactPattern.Toe => "T",
        _ => "?",
    };

    /// <summary>The foot.</summary>
    public static string Of(Side side) => side == Side.Left ? "Left" : "Right";

    /// <summary>Where the foot went.</summary>
    public static string Of(WalkingDirection direction) => direction switch
    {
        WalkingDirection.Backward => "Backward",
        WalkingDirection.Forward => "Forward",
        WalkingDirection.Lateral => "Sideways",
        _ => "In place",
    };

    /// <summary>How it stands to the target.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.InTarget => "in target",
        Verdict.OutOfTarget => "outside target",
        _ => "no judgement",
    };

    /// <summary>Why a step is not judged, or what to keep in mind about it.</summary>
    public static IReadOnlyList<string> Of(StepFlags flags) =>
        [.. Enum.GetValues<StepFlags>().Where(f => f != StepFlags.None && flags.HasFlag(f)).Select(Reason)];

    /// <summary>One step in a sentence, for those who hear the page.</summary>
    public static string Sentence(JudgedStep judged, LengthMeasure length)
    {
        Step step = judged.Step;
        string measured = $"{Of(step.Side)}, {Of(step.ContactPattern)}, {Units.Cm(length.Of(step))}";
        return step.Valid ? $"{measured}, {Of(judged.For(length.Cue))}" : $"{measured}, no judgement: {string.Join(", ", Of(step.Flags))}";
    }

    private static string Reason(StepFlags flag) => flag switch
    {
        StepFlags.Turn => "turning",
        StepFlags.Gap => "samples missing in the swing",
        StepFlags.Pause => "pause inside the stride",
        StepFlags.LowQuality => "too noisy to trust",
        StepFlags.Clipped => "sensor at full scale",
        StepFlags.First => "first step after standing",
        StepFlags.Sliding => "foot did not stand still",
        StepFlags.Uncalibrated => "mounting not settled yet",
        StepFlags.DirectionAssumed => "direction assumed",
        StepFlags.Outlier => "far from the other strides",
        StepFlags.Slipped => "the sensor has slipped on the foot",
        _ => StepColumns.NameOf(flag),
    };
}
