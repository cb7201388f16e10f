using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;

namespace GaitSense.Core.Sessions;

/// <summary>What a session or recording came to. Absent values are null.</summary>
public sealed record SessionSummary
{
    /// <summary>Name of the recording or identity of the session.</summary>
    public required string Recording { get; init; }

    /// <summary>Identity of the exercise protocol.</summary>
    public required string Exercise { get; init; }

    /// <summary>From the first to the last sample, s.</summary>
    public required double DurationS { get; init; }

    /// <summary>How each sensor was heard.</summary>
    public required IReadOnlyList<SensorHealth> Sensors { get; init; }

    /// <summary>Counts of steps.</summary>
    public required StepCounts Steps { get; init; }

    /// <summary>Statistics of valid steps by metric (the numeric columns of the step table, in their units).</summary>
    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    /// <summary>Steps per minute of movement, pauses left out.</summary>
    public double? CadenceSpm { get; init; }

    /// <summary>Stride length over stride time, mean of valid steps, m/s.</summary>
    public double? SpeedMps { get; init; }

    /// <summary>Breaths per minute; null when not measurable.</summary>
    public double? BreathingRatePerMin { get; init; }

    /// <summary>Breathing in detail; null without a sensor on the trunk.</summary>
    public BreathingSummary? Breathing { get; init; }

    /// <summary>Posture in quiet standing before and after; null without a sensor on the trunk.</summary>
    public PostureSummary? Posture { get; init; }

    /// <summary>Measures of the whole session by name: coordination, variability, regularity, pace.</summary>
    public IReadOnlyDictionary<string, CountedValue> SessionMetrics { get; init; } = new Dictionary<string, CountedValue>();

    /// <summary>Share of judged steps inside the target, by cue; null when none could be judged.</summary>
    public required IReadOnlyDictionary<string, TargetShare> Targets { get; init; }

    /// <summary>Repetitions with their measures, for an exercise that has them.</summary>
    public IReadOnlyList<Repetition> Repetitions { get; init; } = [];

    /// <summary>How far a growing target came; null without one.</summary>
    public ProgressionSummary? Progression { get; init; }

    /// <summary>How far the numbers can be trusted.</summary>
    public required QualitySummary Quality { get; init; }

    /// <summary>Version of the engine.</summary>
    public required string Version { get; init; }
}

/// <summary>Counts of steps, each by its own division.</summary>
/// <param name="Total">All rows.</param>
/// <param name="Valid">Fit for averages.</param>
/// <param name="Invalid">Not fit.</param>
/// <param name="BySide">By "left", "right".</param>
/// <param name="ByDirection">By "backward", "forward", "lateral", "in_place".</param>
/// <param name="ByPattern">By "heel", "flat", "toe", "unknown".</param>
public sealed record StepCounts(
    int Total,
    int Valid,
    int Invalid,
    IReadOnlyDictionary<string, int> BySide,
    IReadOnlyDictionary<string, int> ByDirection,
    IReadOnlyDictionary<string, int> ByPattern);

/// <summary>Statistics of one metric over valid steps; a statistic below its gate is null.</summary>
/// <param name="N">Steps with a value.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Sample standard deviation.</param>
/// <param name="Median">Median.</param>
/// <param name="Left">Mean of left steps.</param>
/// <param name="Right">Mean of right steps.</param>
/// <param name="AsymmetryPercent">200 (right - left) / (right + left), percent.</param>
public sealed record MetricSummary(
    int N,
    double? Mean,
    double? Sd,
    double? Median,
    double? Left,
    double? Right,
    double? AsymmetryPercent);

/// <summary>Share of judged steps inside one cue's target.</summary>
/// <param name="Judged">Steps with enough evidence to judge.</param>
/// <param name="InTarget">Of those, inside the target.</param>
/// <param name="Share">InTarget / Judged; null when none was judged.</param>
public sealed record TargetShare(int Judged, int InTarget, double? Share);

/// <summary>How far the numbers can be trusted.</summary>
/// <param name="Coverage">Share of steps that are valid; null without steps.</param>
/// <param name="MeanConfidence">Mean confidence of valid steps; null without.</param>
/// <param name="Notes">What to keep in mind, in words.</param>
public sealed record QualitySummary(double? Coverage, double? MeanConfidence, IReadOnlyList<string> Notes);

/// <summary>How far a growing target came in a session.</summary>
/// <param name="Cue">The cue whose target grows.</param>
/// <param name="StartLevel">The level that the session began at, from 1.</param>
/// <param name="ReachedLevel">The highest level reached.</param>
/// <param name="NextLevel">The level that the next session should begin at.</param>
/// <param name="Levels">How many levels there are.</param>
public sealed record ProgressionSummary(string Cue, int StartLevel, int ReachedLevel, int NextLevel, int Levels);
