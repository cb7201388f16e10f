using GaitSense.Core.Sensors;

namespace GaitSense.Core.Exercises;

/// <summary>An exercise as data: what to do, what is measured of it, and where each measure should lie.</summary>
public sealed record ExerciseProtocol
{
    /// <summary>Identity, for example "reverse-walking".</summary>
    public required string Id { get; init; }

    /// <summary>Version of this protocol's data.</summary>
    public required int Version { get; init; }

    /// <summary>Name shown to a person.</summary>
    public required string Name { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>Sensors without which nothing can be measured.</summary>
    public required IReadOnlyList<BodySite> RequiredSites { get; init; }

    /// <summary>Sensors that add measures.</summary>
    public IReadOnlyList<BodySite> OptionalSites { get; init; } = [];

    /// <summary>Phases in order.</summary>
    public required IReadOnlyList<ExercisePhase> Phases { get; init; }

    /// <summary>What is asked of the person, and its target.</summary>
    public required IReadOnlyList<ExerciseCue> Cues { get; init; }

    /// <summary>Common mistakes, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>Where the rules come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>One phase of an exercise.</summary>
/// <param name="Id">Identity within the exercise.</param>
/// <param name="Instruction">What to do.</param>
/// <param name="Observable">What sensors can and cannot tell about it.</param>
public sealed record ExercisePhase(string Id, string Instruction, string Observable);

/// <summary>One thing asked of the person. Numeric targets are in the units of the step table's column.</summary>
public sealed record ExerciseCue
{
    /// <summary>Identity within the exercise, for example "heel-first".</summary>
    public required string Id { get; init; }

    /// <summary>What to do, short enough to be spoken.</summary>
    public required string Instruction { get; init; }

    /// <summary>Column of the step table that it is judged by; null when no measure exists and the person is only guided.</summary>
    public string? Metric { get; init; }

    /// <summary>Lowest value in target; null when there is no lower bound.</summary>
    public double? Low { get; init; }

    /// <summary>Highest value in target; null when there is no upper bound.</summary>
    public double? High { get; init; }

    /// <summary>Accepted words, for a column of words such as contact_pattern.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>True to judge the magnitude of the value.</summary>
    public bool Magnitude { get; init; }

    /// <summary>Outside the target by less than this no cue is given; same unit as the metric.</summary>
    public double DeadZone { get; init; }

    /// <summary>Sites whose sensors the measure needs.</summary>
    public IReadOnlyList<BodySite> Needs { get; init; } = [];

    /// <summary>Lower numbers are cued first.</summary>
    public int Priority { get; init; }

    /// <summary>Where the target comes from.</summary>
    public string Source { get; init; } = "";
}
