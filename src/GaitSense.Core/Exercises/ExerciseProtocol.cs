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

    /// <summary>What the body does, and so what is measured of it.</summary>
    public ExerciseMovement Movement { get; init; }

    /// <summary>What to prepare before the first phase, in order.</summary>
    public IReadOnlyList<SetUpStep> SetUp { get; init; } = [];

    /// <summary>Phases in order.</summary>
    public required IReadOnlyList<ExercisePhase> Phases { get; init; }

    /// <summary>What is asked of the person, and its target.</summary>
    public required IReadOnlyList<ExerciseCue> Cues { get; init; }

    /// <summary>The cues that have a measure, most important first.</summary>
    public IEnumerable<ExerciseCue> Measured => Cues.Where(c => c.Metric is not null).OrderBy(c => c.Priority);

    /// <summary>Common mistakes, in words.</summary>
    public IReadOnlyList<string> Mistakes => [.. CommonMistakes.Select(m => m.Text)];

    /// <summary>Common mistakes and the cues that answer them.</summary>
    public IReadOnlyList<ExerciseMistake> CommonMistakes { get; init; } = [];

    /// <summary>How breathing is paced; null when it is not.</summary>
    public BreathPacing? Breath { get; init; }

    /// <summary>How the target of one cue grows; null when it stays.</summary>
    public ExerciseProgression? Progression { get; init; }

    /// <summary>How many repetitions make the exercise; null when it has none.</summary>
    public int? Repetitions { get; init; }

    /// <summary>Where the rules come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
