using System.Text.Json;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Export.Analysis;

/// <summary>A session's summary as JSON: names in snake case, absent values null, sensors by body site.</summary>
public static class SummaryJson
{
    // Six decimals: finer than any of the measures.
    private const int Digits = 6;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the summary.</summary>
    public static void Write(Stream stream, SessionSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        using Utf8JsonWriter json = new(stream, Indented);
        json.WriteStartObject();
        json.WriteString("recording", summary.Recording);
        json.WriteString("exercise", summary.Exercise);
        Number(json, "duration_s", summary.DurationS);
        Write(json, "sensors", BySite(summary.Sensors), WriteSensor);
        WriteSteps(json, summary.Steps);
        Write(json, "metrics", summary.Metrics, WriteMetric);
        Number(json, "cadence_spm", summary.CadenceSpm);
        Number(json, "speed_mps", summary.SpeedMps);
        Number(json, "breathing_rate_per_min", summary.BreathingRatePerMin);
        WriteBreathing(json, summary.Breathing);
        WritePosture(json, summary.Posture);
        Write(json, "session_metrics", summary.SessionMetrics, WriteCounted);
        Write(json, "targets", summary.Targets, WriteTarget);
        WriteRepetitions(json, summary.Repetitions);
        WriteProgression(json, summary.Progression);
        WriteQuality(json, summary.Quality);
        json.WriteString("version", summary.Version);
        json.WriteEndObject();
    }

    // A second sensor on one site gets a number.
    private static IEnumerable<KeyValuePair<string, SensorHealth>> BySite(IReadOnlyList<SensorHealth> sensors)
    {
        Dictionary<BodySite, int> seen = [];
        foreach (SensorHealth sensor in sensors)
        {
            int count = seen[sensor.Site] = seen.GetValueOrDefault(sensor.Site) + 1;
            yield return new(StepColumns.NameOf(sensor.Site) + (count > 1 ? $"_{count}" : ""), sensor);
        }
    }

    private static void WriteSensor(Utf8JsonWriter json, SensorHealth sensor)
    {
        Number(json, "rate_hz", sensor.RateHz);
        json.WriteNumber("samples", sensor.Samples);
        json.WriteNumber("lost", sensor.Lost);
        json.WriteNumber("clipped", sensor.Clipped);
        Number(json, "skew_ppm", sensor.SkewPpm);
        Number(json, "residual_skew_ms", sensor.ResidualSkewS * 1000);
        Number(json, "tap_offset_ms", sensor.TapOffsetS * 1000);
        json.WriteNumber("rejected_packets", sensor.Rejected);
        json.WriteNumber("discarded_packets", sensor.Discarded);
        json.WriteString("device", sensor.DeviceId);
    }

    private static void WriteSteps(Utf8JsonWriter json, StepCounts steps)
    {
        json.WriteStartObject("steps");
        json.WriteNumber("total", steps.Total);
        json.WriteNumber("valid", steps.Valid);
        json.WriteNumber("invalid", steps.Invalid);
        WriteCounts(json, "by_side", steps.BySide);
        WriteCounts(json, "by_direction", steps.ByDirection);
        WriteCounts(json, "by_pattern", steps.ByPattern);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach ((string key, int count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricSummary metric)
    {
        json.WriteNumber("n", metric.N);
        Number(json, "mean", metric.Mean);
        Number(json, "sd", metric.Sd);
        Number(json, "median", metric.Median);
        Number(json, "left", metric.Left);
        Number(json, "right", metric.Right);
        Number(json, "asymmetry_percent", metric.AsymmetryPercent);
    }

    private static void WriteTarget(Utf8JsonWriter json, TargetShare target)
    {
        json.WriteNumber("judged", target.Judged);
        json.WriteNumber("in_target", target.InTarget);
        Number(json, "share", target.Share);
    }

    // Only where there are some: a walk has none.
    private static void WriteRepetitions(Utf8JsonWriter json, IReadOnlyList<Repetition> repetitions)
    {
        if (repetitions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("repetitions");
        foreach (Repetition repetition in repetitions)
        {
            json.WriteStartObject();
            foreach (RepetitionColumn column in RepetitionColumns.All)
            {
                Number(json, column.Name, column.Value(repetition));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProgression(Utf8JsonWriter json, ProgressionSummary? progression)
    {
        if (progression is not { } p)
        {
            return;
        }

        json.WriteStartObject("progression");
        json.WriteString("cue", p.Cue);
        json.WriteNumber("start_level", p.StartLevel);
        json.WriteNumber("reached_level", p.ReachedLevel);
        json.WriteNumber("next_level", p.NextLevel);
        json.WriteNumber("levels", p.Levels);
        json.WriteEndObject();
    }

    private static void WriteCounted(Utf8JsonWriter json, CountedValue value)
    {
        json.WriteNumber("n", value.N);
        json.WriteNumber("gate", value.Gate);
        Number(json, "value", value.Value);
    }

    private static void WriteBreathing(Utf8JsonWriter json, BreathingSummary? breathing) => Object(json, "breathing", breathing, b =>
    {
        Number(json, "rest_rate_per_min", b.RestRatePerMin);
        json.WriteNumber("rest_windows", b.RestWindows);
        json.WriteNumber("rest_windows_valid", b.RestValid);
        Number(json, "walking_rate_per_min", b.WalkingRatePerMin);
        json.WriteNumber("walking_windows", b.WalkingWindows);
        json.WriteNumber("walking_windows_valid", b.WalkingValid);
        Number(json, "share_valid", b.ShareValid);
        json.WriteNumber("exhales", b.Exhales);
        Number(json, "exhale_step_coupling", b.ExhaleStepCoupling);
    });

    private static void WritePosture(Utf8JsonWriter json, PostureSummary? posture) => Object(json, "posture", posture, p =>
    {
        Object(json, "pelvis", p.Pelvis, s => WriteSegment(json, s));
        Object(json, "thorax", p.Thorax, s => WriteSegment(json, s));
    });

    private static void WriteSegment(Utf8JsonWriter json, SegmentPosture segment)
    {
        Number(json, "standing_before_s", segment.BeforeS);
        Number(json, "before_deg", segment.BeforeDeg);
        Number(json, "standing_after_s", segment.AfterS);
        Number(json, "after_deg", segment.AfterDeg);
        Number(json, "change_deg", segment.ChangeDeg);
        json.WriteBoolean("is_absolute", segment.IsAbsolute);
    }

    private static void Object<T>(Utf8JsonWriter json, string name, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, QualitySummary quality)
    {
        json.WriteStartObject("quality");
        Number(json, "coverage", quality.Coverage);
        Number(json, "mean_confidence", quality.MeanConfidence);
        json.WriteStartArray("notes");
        foreach (string note in quality.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, T>> members, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        foreach ((string key, T value) in members)
        {
            json.WriteStartObject(key);
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v))
        {
            json.WriteNumber(name, Math.Round(v, Digits));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
