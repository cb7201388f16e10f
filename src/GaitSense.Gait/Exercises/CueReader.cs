using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>Reads one cue of an exercise.</summary>
internal static class CueReader
{
    /// <summary>Reads it, or says what is wrong with it.</summary>
    /// <param name="part">The cue.</param>
    /// <param name="id">Its identity.</param>
    /// <param name="movement">What the exercise measures.</param>
    public static ExerciseCue Read(JsonPart part, string id, ExerciseMovement movement)
    {
        part.ExpectObject(
            "id", "instruction", "metric", "low", "high", "low_foot_lengths", "high_foot_lengths", "accepted", "magnitude", "dead_zone", "tolerance",
            "directions", "red_after", "red_window", "needs", "priority", "spoken", "spoken_low", "spoken_high", "praise", "source");
        double deadZone = part.OptionalNumber("dead_zone") ?? 0;
        var cue = new ExerciseCue
        {
            Id = id,
            Instruction = part.Text("instruction"),
            Metric = part.OptionalText("metric"),
            Low = part.OptionalNumber("low"),
            High = part.OptionalNumber("high"),
            LowFootLengths = part.OptionalNumber("low_foot_lengths"),
            HighFootLengths = part.OptionalNumber("high_foot_lengths"),
            Accepted = part.Texts("accepted"),
            Magnitude = part.OptionalFlag("magnitude"),
            DeadZone = deadZone,
            Tolerance = part.OptionalNumber("tolerance") ?? deadZone,
            Directions = part.Words<WalkingDirection>("directions", WalkingDirection.Unknown),
            RedAfter = part.OptionalWhole("red_after") ?? 3,
            RedWindow = part.OptionalWhole("red_window") ?? 5,
            Needs = part.Sites("needs"),
            Priority = part.OptionalWhole("priority") ?? 0,
            Spoken = part.OptionalSpoken("spoken"),
            SpokenLow = part.OptionalSpoken("spoken_low"),
            SpokenHigh = part.OptionalSpoken("spoken_high"),
            Praise = part.OptionalSpoken("praise"),
            Source = part.OptionalText("source") ?? "",
        };
        CueRules.Check(cue, movement, part);
        return cue;
    }
}
