using GaitSense.Core.Sessions;

namespace GaitSense.Storage.History;

/// <summary>What one finished session came to, as far as it is compared with others. The same from the embedded store and
/// from an InfluxDB.</summary>
public sealed record SessionOutcome
{
    /// <summary>Name under which the pace is among the metrics, steps per minute.</summary>
    public const string Cadence = "cadence_spm";

    /// <summary>Name under which the speed is among the metrics, m/s.</summary>
    public const string Speed = "speed_mps";

    /// <summary>Identity.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Identity of the exercise.</summary>
    public required string Exercise { get; init; }

    /// <summary>From the first to the last sample, s.</summary>
    public required double DurationS { get; init; }

    /// <summary>All steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps fit for averages.</summary>
    public required int ValidSteps { get; init; }

    /// <summary>By name, in the unit of the name: the numeric columns of the step table, pace and speed, and the measures of
    /// the whole session. A metric without a mean is left out.</summary>
    public required IReadOnlyDictionary<string, MetricOutcome> Metrics { get; init; }

    /// <summary>By cue: share of judged steps in target.</summary>
    public required IReadOnlyDictionary<string, TargetShare> Targets { get; init; }
}

/// <summary>One metric of one session.</summary>
/// <param name="N">Steps, or windows, that it rests on; null where that is not kept.</param>
/// <param name="Mean">Mean; of a measure of the whole session, its value.</param>
/// <param name="Sd">Sample standard deviation; null for a measure of the whole session and below its gate.</param>
/// <param name="Median">Median; null likewise.</param>
public sealed record MetricOutcome(int? N, double Mean, double? Sd, double? Median);
