using System.Text.Json;
using System.Text.Json.Serialization;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Tables;

namespace GaitSense.Storage.History;

/// <summary>The part of a summary's text that outcomes are made of; the rest, sensors above all, is skipped unread.</summary>
internal sealed record SummaryPart(
    double DurationS,
    CountsPart? Steps,
    Dictionary<string, MetricPart>? Metrics,
    double? CadenceSpm,
    double? SpeedMps,
    Dictionary<string, CountedValue>? SessionMetrics,
    Dictionary<string, TargetShare>? Targets)
{
    /// <summary>The part of that text; null when the text is not a summary.</summary>
    public static SummaryPart? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, OutcomeJson.Default.SummaryPart);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The metrics that have a mean.</summary>
    public Dictionary<string, MetricOutcome> Outcomes()
    {
        Dictionary<string, MetricOutcome> all = [];
        foreach ((string name, MetricPart m) in Metrics ?? [])
        {
            Add(all, name, m.N, m.Mean, m.Sd, m.Median);
        }

        Add(all, SessionOutcome.Cadence, null, CadenceSpm);
        Add(all, SessionOutcome.Speed, null, SpeedMps);
        foreach ((string name, CountedValue measure) in SessionMetrics ?? [])
        {
            Add(all, name, measure.N, measure.Value);
        }

        return all;
    }

    private static void Add(Dictionary<string, MetricOutcome> all, string name, int? n, double? mean, double? sd = null, double? median = null)
    {
        if (mean.Finite() is { } value)
        {
            all[name] = new MetricOutcome(n, value, sd.Finite(), median.Finite());
        }
    }
}

/// <summary>The statistics of a metric that outcomes need; sides and asymmetry are skipped.</summary>
internal sealed record MetricPart(int N, double? Mean, double? Sd, double? Median);

/// <summary>The counts of steps that outcomes need.</summary>
internal sealed record CountsPart(int Total, int Valid);

/// <summary>Reads summaries without looking at types at run time, so that the first page is as fast as the second.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SummaryPart))]
internal sealed partial class OutcomeJson : JsonSerializerContext;
