using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Core.Exercises;

/// <summary>One thing asked of the person. Numeric targets are in the unit that ends the name of the
/// metric: a column of the step table, or of the repetition table.</summary>
public sealed record ExerciseCue
{
    /// <summary>Identity within the exercise, for example "heel-first".</summary>
    public required string Id { get; init; }

    /// <summary>What to do, short enough to be spoken.</summary>
    public required string Instruction { get; init; }

    /// <summary>Column of the step or repetition table that it is judged by; null when no measure exists and the person is only guided.</summary>
    public string? Metric { get; init; }

    /// <summary>Lowest value in target; null when there is no lower bound.</summary>
    public double? Low { get; init; }

    /// <summary>Highest value in target; null when there is no upper bound.</summary>
    public double? High { get; init; }

    /// <summary>Accepted words, for a column of words such as contact_pattern.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>True to judge the magnitude of the value.</summary>
    public bool Magnitude { get; init; }

    /// <summary>Lowest value in target on a scale that shows the sign; null when there is no lower bound, or two bands would be one.</summary>
    public double? DrawnLow => Magnitude ? -High : Low;

    /// <summary>Outside the target by less than this no cue is given; same unit as the metric.</summary>
    public double DeadZone { get; init; }

    /// <summary>Sites whose sensors the measure needs.</summary>
    public IReadOnlyList<BodySite> Needs { get; init; } = [];

    /// <summary>Lower numbers are cued first.</summary>
    public int Priority { get; init; }

    /// <summary>Where the target comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Lowest value in target, in lengths of the person's foot; null when it does not depend on the foot.</summary>
    public double? LowFootLengths { get; init; }

    /// <summary>Highest value in target, in lengths of the person's foot; null when it does not depend on the foot.</summary>
    public double? HighFootLengths { get; init; }

    /// <summary>Outside the target by no more than this is amber and never red; same unit as the metric, at least <see cref="DeadZone"/>.</summary>
    public double Tolerance { get; init; }

    /// <summary>Ways of walking that it is judged in; empty for any. A forward step is not judged by a target of backward walking.</summary>
    public IReadOnlyList<WalkingDirection> Directions { get; init; } = [];

    /// <summary>Red when so many of the last <see cref="RedWindow"/> judged ones were outside the tolerance.</summary>
    public int RedAfter { get; init; } = 3;

    /// <summary>How many of the last judged ones count for red.</summary>
    public int RedWindow { get; init; } = 5;

    /// <summary>What is said to correct, in few words; null when the instruction serves.</summary>
    public SpokenText? Spoken { get; init; }

    /// <summary>What is said to correct a value below the target; null when <see cref="Spoken"/> serves both ways.</summary>
    public SpokenText? SpokenLow { get; init; }

    /// <summary>What is said to correct a value above the target; null when <see cref="Spoken"/> serves both ways.</summary>
    public SpokenText? SpokenHigh { get; init; }

    /// <summary>What is said to correct this value and no other; null when it has no words of its own.</summary>
    /// <param name="value">What was measured, in the unit of the metric; null for words.</param>
    public SpokenText? SpokenFor(double? value) => value < Low ? SpokenLow : value > High ? SpokenHigh : null;

    /// <summary>What is said of a good one; null for the exercise's general praise.</summary>
    public SpokenText? Praise { get; init; }
}
