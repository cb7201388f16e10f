using GaitSense.Core.Exercises;

namespace GaitSense.Gait.Exercises;

/// <summary>What a cue must be so that it can be judged.</summary>
internal static class CueRules
{
    /// <summary>Refuses a cue that could not be judged as it stands.</summary>
    public static void Check(ExerciseCue cue, JsonPart part)
    {
        if (cue.Metric is null)
        {
            CheckGuided(cue, part);
        }
        else if (CueMetrics.OfWords.TryGetValue(cue.Metric, out IReadOnlyList<string>? words))
        {
            CheckWords(cue, words, part);
        }
        else if (CueMetrics.OfNumbers.Contains(cue.Metric))
        {
            CheckNumbers(cue, part);
        }
        else
        {
            throw part.Fault(
                $"the step table has no measure called \"{cue.Metric}\"",
                $"Use one of: {string.Join(", ", CueMetrics.OfNumbers.Concat(CueMetrics.OfWords.Keys))}; or none for a cue that only guides.",
                "metric");
        }
    }

    private static void CheckGuided(ExerciseCue cue, JsonPart part)
    {
        if (cue.Low is not null || cue.High is not null || cue.Accepted.Count > 0 || cue.Magnitude || cue.DeadZone != 0)
        {
            throw part.Fault("there is a target but nothing to measure it by", "Name the metric, or leave the target out.", "metric");
        }
    }

    private static void CheckWords(ExerciseCue cue, IReadOnlyList<string> words, JsonPart part)
    {
        if (cue.Low is not null || cue.High is not null || cue.Magnitude || cue.DeadZone != 0)
        {
            throw part.Fault($"{cue.Metric} holds words, the target is a number", "List the words under \"accepted\".", "metric");
        }

        if (cue.Accepted.Count == 0 || cue.Accepted.Any(w => !words.Contains(w)))
        {
            throw part.Fault("these are not words of the metric", $"Use some of: {string.Join(", ", words)}.", "accepted");
        }
    }

    private static void CheckNumbers(ExerciseCue cue, JsonPart part)
    {
        if (cue.Accepted.Count > 0)
        {
            throw part.Fault($"{cue.Metric} holds numbers, the target is words", "Give \"low\", \"high\" or both.", "accepted");
        }

        if (cue.Low is null && cue.High is null)
        {
            throw part.Fault("there is a metric but no target", "Give \"low\", \"high\" or both.", "low");
        }

        if (cue.Low >= cue.High)
        {
            throw part.Fault("the lowest value in target is not below the highest", "Swap or correct them.", "low");
        }

        if (cue.DeadZone < 0)
        {
            throw part.Fault("the dead zone is negative", "Use 0 or more, in the unit of the metric.", "dead_zone");
        }

        if (cue.Magnitude && cue.High < 0)
        {
            throw part.Fault("a magnitude is never below 0", "Use a bound of 0 or more.", "high");
        }
    }
}
