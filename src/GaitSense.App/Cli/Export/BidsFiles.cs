using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Export.MotionBids.Writing;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Export;

/// <summary>Sessions as one Motion-BIDS data set.</summary>
internal sealed class BidsFiles(string folder) : ISessionFiles
{
    private readonly MotionBidsWriter _dataset = new(folder, new BidsDatasetInfo("GaitSense sessions", ProgramVersion.Text));

    /// <inheritdoc/>
    public Task AddAsync(ISessionStore store, StoredSession session, CancellationToken cancellationToken)
    {
        SessionHeader header = session.Header;
        _dataset.Add(new BidsRecording
        {
            Person = header.Person,
            Session = header.Id.Value,
            Exercise = header.Exercise,
            TaskDescription = ExerciseCatalog.BuiltIn.Find(header.Exercise)?.Summary ?? "",
            StartedAt = header.StartedAt,
            Recording = RecordingDecoder.Decode(header.Id.Value, header.Sensors, store.Packets(header.Id)),
            Steps = store.Steps(header.Id),
            Events = store.Events(header.Id),
            Summary = session.Summary,
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Complete() => _dataset.Complete();
}
