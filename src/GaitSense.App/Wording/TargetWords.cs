using GaitSense.Core.Exercises;

namespace GaitSense.App.Wording;

/// <summary>A cue's target in words.</summary>
public static class TargetWords
{
    /// <summary>What is measured and where it should lie: "Step length 20.0 to 35.0 cm".</summary>
    public static string Of(ExerciseCue cue)
    {
        if (cue.Metric is null)
        {
            return "Guided, not measured";
        }

        MetricWords metric = MetricWords.For(cue.Metric);
        string target = cue.Accepted.Count > 0
            ? string.Join(" or ", cue.Accepted.Select(word => word.Replace('_', ' ')))
            : metric.Range(cue.Low, cue.High) + (cue.Magnitude ? " either way" : "");
        return $"{metric.Label}: {target}";
    }
}
