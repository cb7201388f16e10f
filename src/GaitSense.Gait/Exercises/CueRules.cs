using GaitSense.Core.Exercises;

namespace GaitSense.Gait.Exercises;

/// <summary>What a cue must be so that it can be judged.</summary>
internal static class CueRules
{
    private const int MostWindow = 20;

    /// <summary>Refuses a cue that could not be judged as it stands.</summary>
    public static void Check(ExerciseCue cue, ExerciseMovement movement, JsonPart part)
    {
        CheckRed(cue, movement, part);
        IReadOnlyList<string> numbers = movement == ExerciseMovement.HipLift ? CueMetrics.OfRepetitions : CueMetrics.OfNumbers;
        if (cue.Metric is null)
        {
            CheckGuided(cue, part);
        }
        else if (movement == ExerciseMovement.Steps && CueMetrics.OfWords.TryGetValue(cue.Metric, out IReadOnlyList<string>? words))
        {
            CheckWords(cue, words, part);
        }
        else if (numbers.Contains(cue.Metric))
        {
            CheckNumbers(cue, part);
        }
        else
        {
            string table = movement == ExerciseMovement.HipLift ? "repetition" : "step";
            IEnumerable<string> known = movement == ExerciseMovement.HipLift ? numbers : numbers.Concat(CueMetrics.OfWords.Keys);
            throw part.Fault(
                $"the {table} table has no measure called \"{cue.Metric}\"",
                $"Use one of: {string.Join(", ", known)}; or none for a cue that only guides.",
                "metric");
        }
    }

    /// <summary>Refuses bounds that leave nothing in target, or that mean nothing for the metric.</summary>
    public static void CheckBounds(string metric, double? low, double? high, double? lowFeet, double? highFeet, JsonPart part)
    {
        bool isInFeet = lowFeet is not null || highFeet is not null;
        if (isInFeet && !metric.EndsWith("_m", StringComparison.Ordinal))
        {
            throw part.Fault($"{metric} is no length", "Give foot lengths only to a metric that ends in _m.", lowFeet is null ? "high_foot_lengths" : "low_foot_lengths");
        }

        if (low is null && high is null && !isInFeet)
        {
            throw part.Fault("there is a metric but no target", "Give \"low\", \"high\" or both.", "low");
        }

        if (low >= high)
        {
            throw part.Fault("the lowest value in target is not below the highest", "Swap or correct them.", "low");
        }

        if (lowFeet >= highFeet)
        {
            throw part.Fault("the lowest value in target is not below the highest", "Swap or correct them.", "low_foot_lengths");
        }
    }

    private static bool HasTarget(ExerciseCue cue) => HasBounds(cue) || cue.Accepted.Count > 0;

    private static bool HasBounds(ExerciseCue cue) => cue.Low is not null || cue.High is not null || HasFeet(cue) || HasZone(cue);

    private static bool HasFeet(ExerciseCue cue) => cue.LowFootLengths is not null || cue.HighFootLengths is not null;

    private static bool HasZone(ExerciseCue cue) => cue.Magnitude || cue.DeadZone != 0 || cue.Tolerance != 0;

    private static void CheckRed(ExerciseCue cue, ExerciseMovement movement, JsonPart part)
    {
        if (cue.RedWindow is < 1 or > MostWindow)
        {
            throw part.Fault("so many cannot be looked back on", $"Give 1 to {MostWindow}.", "red_window");
        }

        if (cue.RedAfter < 1 || cue.RedAfter > cue.RedWindow)
        {
            throw part.Fault("red would never come, or always", $"Give 1 to {cue.RedWindow}.", "red_after");
        }

        if (movement != ExerciseMovement.Steps && cue.Directions.Count > 0)
        {
            throw part.Fault("nobody walks in this exercise", "Leave the directions out.", "directions");
        }
    }

    private static void CheckGuided(ExerciseCue cue, JsonPart part)
    {
        if (HasTarget(cue))
        {
            throw part.Fault("there is a target but nothing to measure it by", "Name the metric, or leave the target out.", "metric");
        }
    }

    private static void CheckWords(ExerciseCue cue, IReadOnlyList<string> words, JsonPart part)
    {
        if (HasBounds(cue))
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

        CheckBounds(cue.Metric!, cue.Low, cue.High, cue.LowFootLengths, cue.HighFootLengths, part);
        if (cue.DeadZone < 0)
        {
            throw part.Fault("the dead zone is negative", "Use 0 or more, in the unit of the metric.", "dead_zone");
        }

        if (cue.Tolerance < cue.DeadZone)
        {
            throw part.Fault("the tolerance is smaller than the dead zone", "Use the dead zone or more, in the unit of the metric.", "tolerance");
        }

        if (cue.Magnitude && cue.High < 0)
        {
            throw part.Fault("a magnitude is never below 0", "Use a bound of 0 or more.", "high");
        }
    }
}
