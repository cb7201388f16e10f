using System.Globalization;
using GaitSense.App.Cli.Batch;
using GaitSense.Core.Recordings;
using GaitSense.Export.Axes;
using GaitSense.Storage;

namespace GaitSense.App.Cli.Analyze;

/// <summary>One run of <c>analyze</c>: several recordings at a time, each kept in memory only while it is worked on.</summary>
internal sealed class AnalyzeRun(AnalyzeOptions options, Terminal terminal)
{
    /// <summary>Analyses every recording of the input.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">There is nothing to analyse, or an option names what is not there.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        _ = ExerciseChoice.Of(options.Exercise);
        MountingFile? mounting = options.Mounting is { } file ? MountingFile.Load(file) : null;
        using SqliteSessionStore? store = options.Store is { } folder ? SqliteSessionStore.OpenReadOnly(folder) : null;
        (IEnumerable<RecordingInput> recordings, int count) = store is null
            ? RecordingInputs.OfPath(options.Input, mounting, cancellationToken)
            : ([RecordingInputs.OfSession(store, options.Input, mounting)], 1);
        Directory.CreateDirectory(options.Out);
        IReadOnlyList<RecordingReport> reports = await AnalyseAllAsync(recordings, count, cancellationToken);
        return Tell(reports);
    }

    private async Task<IReadOnlyList<RecordingReport>> AnalyseAllAsync(IEnumerable<RecordingInput> recordings, int count, CancellationToken cancellationToken)
    {
        RecordingAnalysis analysis = new(options, terminal.Error, options.Resumes ? BatchManifest.Open(options.Out) : null);
        ProgressLine progress = new(terminal);
        RecordingReport[] reports = new RecordingReport[count];
        int done = 0;
        progress.Show(string.Create(CultureInfo.InvariantCulture, $"0 of {count} recordings"));
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(recordings.Index(), parallel, async (item, token) =>
            {
                reports[item.Index] = await analysis.RunAsync(item.Item, token);
                int now = Interlocked.Increment(ref done);
                progress.Show(string.Create(CultureInfo.InvariantCulture, $"{now} of {count} recordings, {item.Item.Name}"));
            });
        }
        finally
        {
            progress.Clear();
        }

        return reports;
    }

    private int Tell(IReadOnlyList<RecordingReport> reports)
    {
        if (options.AsJson)
        {
            ReportJson.Write(terminal.Out, reports);
        }
        else
        {
            ReportTable.Write(terminal.Out, reports);
        }

        foreach (RecordingReport imported in reports.Where(r => r.Import is not null))
        {
            terminal.Error.Write(string.Concat(imported.Import!.Lines().Select(line => $"gaitsense analyze: {imported.Name}: {line}\n")));
        }

        foreach (RecordingReport failed in reports.Where(r => r.Fault is not null))
        {
            terminal.Error.Write($"gaitsense analyze: {failed.Name} was {(failed.Summary is null ? "not analysed" : "analysed in part")}: {failed.Fault}\n");
        }

        return reports.Any(r => r.Fault is not null) ? ExitCodes.Impossible : ExitCodes.Done;
    }
}
