using System.Text;
using GaitSense.App.Cli.Analyze;
using GaitSense.App.Cli.Batch;
using GaitSense.App.Cli.Compare;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export.Analysis;
using GaitSense.Gait.Agreement;
using GaitSense.Gait.Engine;
using GaitSense.Storage;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary>Measures one stored session again. Its folder appears under its name when it is whole.</summary>
internal sealed class SessionReanalysis(SqliteSessionStore store, ReanalyzeOptions options, BatchManifest manifest, TextWriter error)
{
    private const string Unfinished = ".part";

    /// <summary>Measures a session, unless that was done from the same packets with the same options and version.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left of it.</exception>
    public async Task<ReanalyzeOutcome> RunAsync(StoredSession session, CancellationToken cancellationToken)
    {
        string name = session.Header.Id.Value;
        string folder = Path.Combine(options.Out, name);
        try
        {
            string hash = HashOf(session);
            if (manifest.IsDone(name, hash) && File.Exists(Path.Combine(folder, AnalysisWriter.SummaryFile)))
            {
                return new ReanalyzeOutcome(session, null, null, IsSkipped: true, null);
            }

            (int steps, int matched) = await MeasureAsync(session, folder, cancellationToken);
            manifest.Add(name, hash);
            return new ReanalyzeOutcome(session, steps, matched, IsSkipped: false, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            InputFault fault = Faults.TryDescribe(e, name) ?? Bug(e, name);
            TryWriteError(folder, name, fault);
            return new ReanalyzeOutcome(session, null, null, IsSkipped: false, fault);
        }
        finally
        {
            Remove(folder + Unfinished);
        }
    }

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

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is under a name that no reader takes for a result.
            _ = e;
        }
    }

    private string HashOf(StoredSession session)
    {
        using ContentHash hash = new();
        return hash
            .Add(GaitEngine.Version)
            .Add(EngineOptionsFile.Text(options.Engine))
            .Add(options.Exercise ?? session.Header.Exercise)
            .Add(options.HasPlots ? "plots" : "")
            .Add(string.Join('\n', session.Header.Sensors))
            .Add(store.Packets(session.Header.Id))
            .Text();
    }

    private async Task<(int Steps, int Matched)> MeasureAsync(StoredSession session, string folder, CancellationToken cancellationToken)
    {
        SessionHeader header = session.Header;
        ExerciseProtocol exercise = ExerciseChoice.Of(options.Exercise, header.Exercise);
        AnalysisResult result = await OfflineAnalysis.RunAsync(header.Id.Value, new StoredSource(store, header), exercise, options.Engine, null, cancellationToken);
        string part = folder + Unfinished;
        Remove(part);
        await AnalysisWriter.WriteAsync(part, result, null, result.FirstSampleS, null, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(part, "options.json"), EngineOptionsFile.Text(options.Engine) + "\n", new UTF8Encoding(false), cancellationToken);
        ComparisonOptions how = new() { TakesInvalid = true };
        StepComparison comparison = StepComparison.Of([.. store.Steps(header.Id).Select(ObservationColumns.Of)], [.. result.Steps.Select(ObservationColumns.Of)], how);
        ComparisonFiles.Write(Path.Combine(part, "comparison"), $"stored, engine {session.Summary?.Version ?? header.Version}", $"new, engine {GaitEngine.Version}", how, comparison, options.HasPlots);
        cancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Move(part, folder);
        return (result.Steps.Count, comparison.Matched);
    }

    private InputFault Bug(Exception e, string name)
    {
        lock (error)
        {
            error.Write($"{e}\n");
        }

        return new InputFault($"the program failed ({e.GetType().Name}: {e.Message})", name, "This is a defect of the program; report it with this session.");
    }
}
