using GaitSense.App.Cli;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export;
using GaitSense.Export.MotionBids.Writing;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Exports.Formats;

/// <summary>Sessions as one Motion-BIDS data set.</summary>
internal sealed class BidsFormat(string folder) : ISessionFormat
{
    private readonly MotionBidsWriter _dataset = new(folder, new BidsDatasetInfo("GaitSense sessions", ProgramVersion.Text));
    private bool _isComplete;

    /// <inheritdoc/>
    public bool NeedsSamples => true;

    /// <inheritdoc/>
    public Task AddAsync(StoredSession stored, ExportedSession session, CancellationToken cancellationToken)
    {
        bool isAdded = _dataset.Add(new BidsRecording
        {
            Person = session.Person,
            Session = session.Id,
            Exercise = session.Exercise,
            TaskDescription = ExerciseCatalog.BuiltIn.Find(session.Exercise)?.Summary ?? "",
            StartedAt = session.StartedAt,
            Signals = session.Signals,
            Steps = session.Steps,
            Events = session.Events,
            Summary = session.Summary,
            Provenance = session.Provenance,
        });
        return isAdded
            ? Task.CompletedTask
            : throw new InputFaultException(new InputFault("the session has no sample", session.Id, "Export this session as csv."));
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        _dataset.Complete();
        _isComplete = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // The folder was empty. A data set without its tables is none, and some of its files may be those of half a session.
        if (!_isComplete)
        {
            foreach (string entry in Directory.EnumerateDirectories(folder))
            {
                Directory.Delete(entry, recursive: true);
            }

            foreach (string file in Directory.EnumerateFiles(folder))
            {
                File.Delete(file);
            }
        }

        return ValueTask.CompletedTask;
    }
}
