using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Export.Csv;
using GaitSense.Export.Parquet;
using GaitSense.Export.Provenance;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.Analysis;

/// <summary>Writes what an analysis gives into one folder: steps.csv, events.tsv, summary.json, repetitions.csv for an
/// exercise of repetitions, and signals.parquet when there are signals; or error.json when there is nothing to give, and beside the others when there is only a part. What an earlier analysis left there is replaced.</summary>
public static class AnalysisWriter
{
    /// <summary>Name of the step table.</summary>
    public const string StepsFile = "steps.csv";

    /// <summary>Name of the event table.</summary>
    public const string EventsFile = "events.tsv";

    /// <summary>Name of the repetition table, for an exercise that has repetitions.</summary>
    public const string RepetitionsFile = "repetitions.csv";

    /// <summary>Name of the summary.</summary>
    public const string SummaryFile = "summary.json";

    /// <summary>Name of the signals.</summary>
    public const string SignalsFile = "signals.parquet";

    /// <summary>Name of the fault.</summary>
    public const string ErrorFile = "error.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes a result whose times count from the recording's first row.</summary>
    /// <param name="folder">The recording's folder; made when absent.</param>
    /// <param name="result">The result.</param>
    /// <param name="signals">Samples, orientations and body angles; null for none.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static Task WriteAsync(string folder, AnalysisResult result, ISignals? signals = null, CancellationToken cancellationToken = default) =>
        WriteAsync(folder, result, signals, 0, null, cancellationToken);

    /// <summary>Writes a result.</summary>
    /// <param name="folder">The recording's folder; made when absent.</param>
    /// <param name="result">The result.</param>
    /// <param name="signals">Samples, orientations and body angles; null for none.</param>
    /// <param name="firstS">Time in the result that written times count from, s: that of the recording's first row.</param>
    /// <param name="provenance">What made the result, for the metadata of the signals; null when it is not said.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteAsync(
        string folder,
        AnalysisResult result,
        ISignals? signals,
        double firstS,
        ExportProvenance? provenance,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        Clear(folder);
        WriteTables(folder, result.Steps, result.Events, firstS);
        SessionSummary summary = From(result.Summary, firstS);
        if (result.HasRepetitions)
        {
            WriteRepetitions(folder, summary);
        }

        if (signals is not null)
        {
            IReadOnlyDictionary<string, string> metadata = provenance?.Pairs() ?? new Dictionary<string, string>();
            await SignalColumns.WriteAsync(Path.Combine(folder, SignalsFile), signals, firstS, metadata, cancellationToken);
        }

        WholeFile.Bytes(Path.Combine(folder, SummaryFile), s => SummaryJson.Write(s, summary));
    }

    /// <summary>Writes what is stored of a session: steps.csv, events.tsv and, when there is a summary, summary.json and, when it holds
    /// repetitions, repetitions.csv.</summary>
    /// <param name="folder">The folder; made when absent.</param>
    /// <param name="steps">Steps by initial contact; read once.</param>
    /// <param name="events">Events by onset; read once.</param>
    /// <param name="summary">The summary; null for a session that was cut off.</param>
    /// <param name="firstS">Time that written times count from, s.</param>
    public static void Write(string folder, IEnumerable<Step> steps, IEnumerable<GaitEvent> events, SessionSummary? summary, double firstS)
    {
        Clear(folder);
        WriteTables(folder, steps, events, firstS);
        if (summary is null)
        {
            return;
        }

        SessionSummary shifted = From(summary, firstS);
        if (shifted.Repetitions.Count > 0)
        {
            WriteRepetitions(folder, shifted);
        }

        WholeFile.Bytes(Path.Combine(folder, SummaryFile), s => SummaryJson.Write(s, shifted));
    }

    /// <summary>Writes steps.csv and events.tsv alone.</summary>
    /// <param name="folder">The folder; made when absent.</param>
    /// <param name="steps">Steps by initial contact.</param>
    /// <param name="events">Events by onset.</param>
    /// <param name="firstS">Time that written times count from, s.</param>
    public static void WriteTables(string folder, IEnumerable<Step> steps, IEnumerable<GaitEvent> events, double firstS)
    {
        WholeFile.Text(Path.Combine(folder, StepsFile), w => StepCsv.Write(w, steps.Select(s => s.From(firstS))));
        WholeFile.Text(Path.Combine(folder, EventsFile), w => EventTable.Write(w, events, firstS));
    }

    private static void WriteRepetitions(string folder, SessionSummary summary) =>
        WholeFile.Text(Path.Combine(folder, RepetitionsFile), w => RepetitionCsv.Write(w, summary.Repetitions));

    // Every time in a folder counts from the same instant.
    private static SessionSummary From(SessionSummary summary, double firstS) =>
        summary with { Repetitions = [.. summary.Repetitions.Select(r => r.From(firstS))] };

    /// <summary>Writes why a recording could not be analysed.</summary>
    /// <param name="folder">The recording's folder; made when absent.</param>
    /// <param name="recording">Name of the recording.</param>
    /// <param name="fault">What is wrong, where, and what to do.</param>
    public static void WriteError(string folder, string recording, InputFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Clear(folder);
        WriteFault(folder, recording, fault, isPartial: false);
    }

    /// <summary>Writes, beside what was measured, why a part of the recording could not be used.</summary>
    /// <param name="folder">The recording's folder, with its results.</param>
    /// <param name="recording">Name of the recording.</param>
    /// <param name="fault">What is wrong, where, and what to do.</param>
    public static void WriteDamage(string folder, string recording, InputFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        WriteFault(folder, recording, fault, isPartial: true);
    }

    private static void WriteFault(string folder, string recording, InputFault fault, bool isPartial) =>
        WholeFile.Bytes(Path.Combine(folder, ErrorFile), stream =>
        {
            using Utf8JsonWriter json = new(stream, Indented);
            json.WriteStartObject();
            json.WriteString("recording", recording);
            json.WriteString("what", fault.What);
            json.WriteString("where", fault.Where);
            json.WriteString("advice", fault.Advice);
            json.WriteBoolean("partial", isPartial);
            json.WriteEndObject();
        });

    private static void Clear(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in new[] { StepsFile, EventsFile, RepetitionsFile, SummaryFile, SignalsFile, ErrorFile })
        {
            File.Delete(Path.Combine(folder, file));
        }
    }
}
