using GaitSense.App.Cli.Batch;
using GaitSense.App.Exports;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Export.Analysis;
using GaitSense.Export.Signals;
using GaitSense.Gait.Engine;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Analyze;

/// <summary>Analyses one recording and writes what it gives, or why it gives nothing.</summary>
internal sealed class RecordingAnalysis(AnalyzeOptions options, TextWriter error, BatchManifest? manifest = null)
{
    /// <summary>Analyses a recording; its faults are in the report.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RecordingReport> RunAsync(RecordingInput input, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(options.Out, input.Name);
        try
        {
            string hash = manifest is null || !input.IsReadable ? "" : HashOf(input);
            if (manifest?.IsDone(input.Name, hash) == true && File.Exists(Path.Combine(folder, AnalysisWriter.SummaryFile)))
            {
                return new RecordingReport(input.Name, folder, null, null, IsDoneBefore: true);
            }

            SessionSummary summary = await MeasureAsync(input, folder, cancellationToken);
            if (input.Damage is { } damage)
            {
                AnalysisWriter.WriteDamage(folder, input.Name, damage);
            }
            else
            {
                manifest?.Add(input.Name, hash);
            }

            return new RecordingReport(input.Name, folder, summary, input.Damage, input.Import);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            InputFault fault = Faults.TryDescribe(e, input.Name) ?? Bug(e, input.Name);
            TryWriteError(folder, input.Name, fault);
            return new RecordingReport(input.Name, folder, null, fault, input.Import);
        }
    }

    private string HashOf(RecordingInput input)
    {
        using ContentHash hash = new();
        hash.Add(GaitEngine.Version)
            .Add(options.Exercise ?? input.Exercise ?? ExerciseChoice.Default)
            .Add(options.Mounting is { } file ? File.ReadAllText(file) : "")
            .Add($"{options.WritesSignals} {options.TellsSides}");
        input.Content(hash);
        return hash.Text();
    }

    // A folder that cannot be written must not cost the other recordings; the fault is reported all the same.
    private static void TryWriteError(string folder, string name, InputFault fault)
    {
        try
        {
            AnalysisWriter.WriteError(folder, name, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputFaultException)
        {
            _ = e;
        }
    }

    private async Task<SessionSummary> MeasureAsync(RecordingInput input, string folder, CancellationToken cancellationToken)
    {
        if (!input.IsReadable)
        {
            throw new InputFaultException(input.Fault);
        }

        ExerciseProtocol exercise = ExerciseChoice.Of(options.Exercise, input.Exercise);
        RequireSensors(input, exercise);
        AnalysisResult result = await OfflineAnalysis.RunAsync(input.Name, input.Source, exercise, GaitOptions.Default, null, cancellationToken);
        IPacketSource source = input.Source;
        if (options.TellsSides)
        {
            (source, result) = await ToldSidesAsync(result, input, exercise, cancellationToken);
        }

        IEnumerable<string> damage = input.Damage is { } fault ? [$"A part of the recording could not be used. {fault}"] : [];
        result = WithNotes(result, [.. input.Notes(), .. damage]);
        await WriteAsync(input, source, exercise, folder, result, cancellationToken);
        return result.Summary;
    }

    // The signals take a second pass over the source; their samples wait on disk, so that memory does not grow with them.
    private async Task WriteAsync(
        RecordingInput input, IPacketSource source, ExerciseProtocol exercise, string folder, AnalysisResult result, CancellationToken cancellationToken)
    {
        double firstS = input.HasSessionTimes ? result.FirstSampleS : 0;
        if (!options.WritesSignals)
        {
            await AnalysisWriter.WriteAsync(folder, result, null, firstS, null, cancellationToken);
            return;
        }

        IReadOnlyList<SensorDescriptor> sensors = source.Sensors;
        using SignalSpool spool = new(sensors, Path.Combine(folder, ".samples"));
        SignalSpooler spooler = new(spool, GaitOptions.Default with { Movement = exercise.Movement });
        await source.RunAsync(spooler, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        spooler.Complete();
        spool.Complete();
        await AnalysisWriter.WriteAsync(folder, result, spool, firstS, Provenances.Of(sensors, GaitOptions.Default), cancellationToken);
    }

    private static async Task<(IPacketSource Source, AnalysisResult Result)> ToldSidesAsync(
        AnalysisResult labelled, RecordingInput input, ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        if (labelled.Sides != SideVerdict.Swapped)
        {
            return (input.Source!, labelled.Sides == SideVerdict.AsLabelled
                ? labelled
                : WithNotes(labelled, [NoteWords.SidesUntold.Text]));
        }

        MountedSource exchanged = new(input.Source!, [.. input.Source!.Sensors.Select(Exchanged)]);
        AnalysisResult result = await OfflineAnalysis.RunAsync(input.Name, exchanged, exercise, GaitOptions.Default, null, cancellationToken);
        return (exchanged, WithNotes(result, [NoteWords.Exchanged.Text]));
    }

    private static SensorDescriptor Exchanged(SensorDescriptor sensor) => sensor.Site switch
    {
        BodySite.LeftFoot => sensor with { Site = BodySite.RightFoot },
        BodySite.RightFoot => sensor with { Site = BodySite.LeftFoot },
        _ => sensor,
    };

    // One of the sites is enough: a single foot can be measured.
    private static void RequireSensors(RecordingInput input, ExerciseProtocol exercise)
    {
        IReadOnlyList<BodySite> sites = exercise.RequiredSites;
        if (sites.Count > 0 && !input.Source!.Sensors.Any(s => sites.Contains(s.Site)))
        {
            throw new InputFaultException(new InputFault(
                $"no sensor sits where {exercise.Id} is measured",
                input.Name,
                $"It needs one of: {string.Join(", ", sites.Select(s => Core.Steps.StepColumns.NameOf(s)))}. Check the tracked points, or choose another --exercise."));
        }
    }

    private static AnalysisResult WithNotes(AnalysisResult result, IEnumerable<string> notes)
    {
        QualitySummary quality = result.Summary.Quality;
        return result with { Summary = result.Summary with { Quality = quality with { Notes = [.. quality.Notes, .. notes] } } };
    }

    // A bug in one recording must not cost the others; where it is goes to the terminal.
    private InputFault Bug(Exception e, string name)
    {
        lock (error)
        {
            error.Write($"{e}\n");
        }

        return new InputFault($"the program failed ({e.GetType().Name}: {e.Message})", name, "This is a defect of the program; report it with this recording.");
    }
}
