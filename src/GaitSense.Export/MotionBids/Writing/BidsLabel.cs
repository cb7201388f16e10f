using GaitSense.Core.Exercises;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Labels of BIDS entities: letters and digits only.</summary>
public static class BidsLabel
{
    /// <summary>The letters and digits of a text; "unknown" when there are none.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string label = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return label.Length > 0 ? label : "unknown";
    }

    /// <summary>The task of an exercise (<see cref="ExerciseProtocol.Id"/>). Reverse walking has the label that published
    /// recordings of it use (OpenNeuro ds005258).</summary>
    public static string TaskOf(string exercise) => exercise == "reverse-walking" ? "backwards" : Of(exercise);
}
