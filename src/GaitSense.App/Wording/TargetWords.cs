using GaitSense.Core.Exercises;

namespace GaitSense.App.Wording;

/// <summary>A cue's target in words.</summary>
public static class TargetWords
{
    /// <summary>The same, and for a target that grows, that it has.</summary>
    public static string Of(ExerciseProtocol exercise, ExerciseCue cue) =>
        exercise.Progression?.Cue == cue.Id ? Phrases.Say("target.grown", Of(cue)) : Of(cue);

    /// <summary>What is measured and where it should lie: "Step length 20.0 to 35.0 cm".</summary>
    public static string Of(ExerciseCue cue)
    {
        if (cue.Metric is null)
        {
            return Phrases.Say("target.guided");
        }

        MetricWords metric = MetricWords.For(cue.Metric);
        string target = cue.Accepted.Count > 0
            ? string.Join(Phrases.Say("word.or"), cue.Accepted.Select(StepWords.Accepted))
            : cue.Magnitude ? Phrases.Say("word.either-way", metric.Range(cue.Low, cue.High)) : metric.Range(cue.Low, cue.High);
        return Phrases.Say("target.of", metric.Label, target);
    }
}
