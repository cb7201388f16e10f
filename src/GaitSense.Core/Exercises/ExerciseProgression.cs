namespace GaitSense.Core.Exercises;

/// <summary>How the target of one cue grows as it is met.</summary>
public sealed record ExerciseProgression
{
    /// <summary>Identity of the cue whose target grows.</summary>
    public required string Cue { get; init; }

    /// <summary>The targets that follow the cue's own, which is level 1. A level never takes back what was asked for before.</summary>
    public required IReadOnlyList<ProgressionLevel> Levels { get; init; }

    /// <summary>How many levels there are, the cue's own included.</summary>
    public int LevelCount => Levels.Count + 1;

    /// <summary>The level that a session begins at, from 1: the cue's own target.</summary>
    public int StartLevel { get; init; } = 1;

    /// <summary>Within a session the next level begins when so many of the last <see cref="Of"/> judged ones were in target.</summary>
    public required int InTarget { get; init; }

    /// <summary>How many of the last judged ones count.</summary>
    public required int Of { get; init; }

    /// <summary>The next session begins one level higher when this share of a session was in target, 0 to 1.</summary>
    public required double ShareForNext { get; init; }

    /// <summary>How many judged ones a session needs for that.</summary>
    public required int JudgedForNext { get; init; }

    /// <summary>Where the plan comes from.</summary>
    public string Source { get; init; } = "";
}

/// <summary>One level of a progression: bounds of the target, in the unit of the cue's metric or in lengths of the person's foot.</summary>
/// <param name="Low">Lowest value in target; null when open or given in foot lengths.</param>
/// <param name="High">Highest value in target; null when open or given in foot lengths.</param>
/// <param name="LowFootLengths">Lowest value, in foot lengths.</param>
/// <param name="HighFootLengths">Highest value, in foot lengths.</param>
public sealed record ProgressionLevel(double? Low, double? High, double? LowFootLengths = null, double? HighFootLengths = null);
