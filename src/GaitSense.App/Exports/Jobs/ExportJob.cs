using GaitSense.App.Cli;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Exports.Jobs;

/// <summary>Where an export stands.</summary>
public enum ExportJobState
{
    /// <summary>Waits or is being written.</summary>
    Running,

    /// <summary>Its file can be fetched.</summary>
    Done,

    /// <summary>Could not be written.</summary>
    Failed,

    /// <summary>Was cancelled.</summary>
    Cancelled,
}

/// <summary>One export that runs in the background and can be watched and cancelled.</summary>
public sealed class ExportJob : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("gaitsense-export-").FullName;
    private Task _work = Task.CompletedTask;

    internal ExportJob(string id, string format, Cohort cohort)
    {
        Id = id;
        Format = format;
        Cohort = cohort;
        LeftOut = cohort.LeftOut;
        Progress = new ExportProgress(0, cohort.Sessions.Count, 0);
    }

    /// <summary>Its identity.</summary>
    public string Id { get; }

    /// <summary>Name of the format.</summary>
    public string Format { get; }

    /// <summary>Where it stands.</summary>
    public ExportJobState State { get; private set; }

    /// <summary>How far it is.</summary>
    public ExportProgress Progress { get; private set; }

    /// <summary>Sessions that matched and are not in it.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; private set; }

    /// <summary>Why it failed; null when it did not.</summary>
    public InputFault? Fault { get; private set; }

    /// <summary>The sessions that it takes.</summary>
    internal Cohort Cohort { get; }

    /// <summary>The zip file.</summary>
    internal string File => Path.Combine(_folder, "files.zip");

    /// <summary>Ends when the work has ended.</summary>
    public Task Work => _work;

    /// <summary>Begins the work.</summary>
    /// <param name="store">The store.</param>
    /// <param name="turn">One export at a time.</param>
    internal void Start(ISessionStore store, SemaphoreSlim turn) => _work = Task.Run(() => RunAsync(store, turn));

    /// <summary>Stops the work and removes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
        TemporaryFolders.Remove(_folder);
    }

    private async Task RunAsync(ISessionStore store, SemaphoreSlim turn)
    {
        bool hasTurn = false;
        try
        {
            await turn.WaitAsync(_stop.Token);
            hasTurn = true;
            await WriteAsync(store);
        }
        catch (OperationCanceledException)
        {
            State = ExportJobState.Cancelled;
        }
        catch (Exception e) when (Faults.TryDescribe(e, "the folder for exports") is { } fault)
        {
            Fault = fault;
            State = ExportJobState.Failed;
        }
        finally
        {
            if (hasTurn)
            {
                turn.Release();
            }
        }
    }

    private async Task WriteAsync(ISessionStore store)
    {
        string files = Path.Combine(_folder, "files");
        ExportResult result = await new ExportRunner(store, Cohort, Format, files).RunAsync(p => Progress = p, _stop.Token);
        LeftOut = result.LeftOut;
        if (result.Sessions == 0)
        {
            Fault = new InputFault("no session could be written", Format, "See what is left out, and why.");
            State = ExportJobState.Failed;
            return;
        }

        await FixedZip.WriteAsync(files, File, _stop.Token);
        TemporaryFolders.Remove(files);
        State = ExportJobState.Done;
    }
}
