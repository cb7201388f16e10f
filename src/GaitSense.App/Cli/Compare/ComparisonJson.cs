using System.Text.Json;
using GaitSense.Core.Steps;
using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary>A comparison for a program.</summary>
internal static class ComparisonJson
{
    /// <summary>One object with everything but the pairs.</summary>
    public static string Of(string first, string second, ComparisonOptions how, StepComparison comparison) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("first", first);
        json.WriteString("second", second);
        json.WriteNumber("tolerance_s", how.ToleranceS);
        json.WriteString("matching", "one to one per side: most pairs, then smallest sum of time differences");
        json.WriteBoolean("takes_invalid", how.TakesInvalid);
        WriteOffset(json, comparison);
        WriteCounts(json, comparison);
        json.WriteStartObject("metrics");
        foreach (MetricAgreement metric in comparison.Metrics)
        {
            Write(json, metric);
        }

        json.WriteEndObject();
        json.WriteStartObject("words");
        foreach ((string column, WordAgreement words) in comparison.Words)
        {
            json.WriteStartObject(column);
            json.WriteNumber("n", words.N);
            Number(json, "share_same", words.Share);
            Number(json, "kappa", words.Kappa);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteOffset(Utf8JsonWriter json, StepComparison comparison)
    {
        json.WriteStartObject("clock_offset");
        Number(json, "offset_s", comparison.OffsetS);
        json.WriteBoolean("is_estimated", comparison.Offset is not null);
        if (comparison.Offset is { } found)
        {
            json.WriteNumber("matched", found.Matched);
            json.WriteNumber("runner_up_matched", found.RunnerUpMatched);
            json.WriteBoolean("is_ambiguous", found.IsAmbiguous);
        }

        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, StepComparison comparison)
    {
        json.WriteStartObject("landings");
        json.WriteNumber("matched", comparison.Matched);
        json.WriteNumber("only_first", comparison.OnlyA);
        json.WriteNumber("only_second", comparison.OnlyB);
        foreach (SideCounts side in comparison.Sides)
        {
            json.WriteStartObject(StepColumns.NameOf(side.Side));
            json.WriteNumber("matched", side.Matched);
            json.WriteNumber("only_first", side.OnlyA);
            json.WriteNumber("only_second", side.OnlyB);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MetricAgreement metric)
    {
        json.WriteStartObject(metric.Column);
        json.WriteNumber("n", metric.Pairs.Count);
        if (metric.Limits is { } l)
        {
            Number(json, "bias", l.Bias);
            Write(json, "bias_ci95", l.BiasInterval);
            Number(json, "sd", l.Sd);
            Number(json, "lower_limit", l.Lower);
            Write(json, "lower_limit_ci95", l.LowerInterval);
            Number(json, "upper_limit", l.Upper);
            Write(json, "upper_limit_ci95", l.UpperInterval);
            Number(json, "slope", l.Slope);
            Write(json, "slope_ci95", l.SlopeInterval);
        }

        if (metric.Icc is { } icc)
        {
            Number(json, "icc_2_1", icc.Agreement.Value);
            Write(json, "icc_2_1_ci95", icc.Agreement.Interval);
            Number(json, "icc_3_1", icc.Consistency.Value);
            Write(json, "icc_3_1_ci95", icc.Consistency.Interval);
            Number(json, "sem", icc.Sem);
            Number(json, "mdc95", icc.Mdc95);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Interval? interval)
    {
        json.WriteStartArray(name);
        if (interval is { } i && double.IsFinite(i.Low) && double.IsFinite(i.High))
        {
            json.WriteNumberValue(Math.Round(i.Low, 6));
            json.WriteNumberValue(Math.Round(i.High, 6));
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v))
        {
            json.WriteNumber(name, Math.Round(v, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
