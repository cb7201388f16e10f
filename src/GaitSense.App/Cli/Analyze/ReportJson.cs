using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Analyze;

/// <summary>What became of the recordings, for a program.</summary>
internal static class ReportJson
{
    /// <summary>Writes one object with all recordings.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<RecordingReport> reports) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("recordings");
        foreach (RecordingReport report in reports)
        {
            Write(json, report);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, RecordingReport report)
    {
        json.WriteStartObject();
        json.WriteString("recording", report.Name);
        json.WriteString("folder", report.Folder);
        if (report.IsDoneBefore)
        {
            json.WriteBoolean("done_before", true);
        }

        if (report.Summary is { } summary)
        {
            Write(json, summary);
        }

        if (report.Fault is { } fault)
        {
            Write(json, fault);
        }

        report.Import?.Write(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SessionSummary summary)
    {
        json.WriteNumber("duration_s", Math.Round(summary.DurationS, 6));
        json.WriteNumber("steps", summary.Steps.Total);
        json.WriteNumber("valid", summary.Steps.Valid);
        Counts(json, "by_side", summary.Steps.BySide);
        Counts(json, "by_direction", summary.Steps.ByDirection);
        Counts(json, "by_pattern", summary.Steps.ByPattern);
        Number(json, "cadence_spm", summary.CadenceSpm);
        Number(json, "speed_mps", summary.SpeedMps);
        json.WriteStartArray("notes");
        foreach (string note in summary.Quality.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, InputFault fault)
    {
        json.WriteStartObject("error");
        json.WriteString("what", fault.What);
        json.WriteString("where", fault.Where);
        json.WriteString("advice", fault.Advice);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach ((string key, int count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
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
