using GaitSense.Core.Exercises;

namespace GaitSense.App.Wording;

/// <summary>A cue's target in words.</summary>
public static class TargetWords
{
    /// <summary>What is measured and where it should lie: "Step length 20.0 to 35.0 cm".</summary>
    public static string Of(ExerciseCue cue)
    {
        MetricWords metric = MetricWords.For(cue.Metric);
        string target = cue.Accepted.Count > 0
            ? string.Join(" or ", cue.Accepted.Select(Word))
            : metric.Range(cue.Low, cue.High) + (cue.Magnitude ? " either way" : "");
        return $"{metric.Label}: {target}";
    }

    private static string Word(string accepted) => accepted.Replace('_', ' ');
}
