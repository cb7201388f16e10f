using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.App.Storekeeping;

/// <summary>Stands before a store and hands everything on; whoever derives from it says what it does beside that. The store behind
/// it is disposed of by whoever opened it.</summary>
/// <param name="behind">The store.</param>
public abstract class StoreLayer(ISessionStore behind) : ISessionStore
{
    /// <inheritdoc/>
    public virtual ISessionWriter Begin(SessionHeader header) => behind.Begin(header);

    /// <inheritdoc/>
    public IReadOnlyList<StoredSession> List(SessionQuery query) => behind.List(query);

    /// <inheritdoc/>
    public StoredSession? Find(SessionId id) => behind.Find(id);

    /// <inheritdoc/>
    public IReadOnlyList<Step> Steps(SessionId id) => behind.Steps(id);

    /// <inheritdoc/>
    public IReadOnlyList<GaitEvent> Events(SessionId id) => behind.Events(id);

    /// <inheritdoc/>
    public IEnumerable<Step> StepsOneByOne(SessionId id) => behind.StepsOneByOne(id);

    /// <inheritdoc/>
    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => behind.EventsOneByOne(id);

    /// <inheritdoc/>
    public IReadOnlyList<CoachingCue> Cues(SessionId id) => behind.Cues(id);

    /// <inheritdoc/>
    public IEnumerable<RawPacket> Packets(SessionId id) => behind.Packets(id);

    /// <inheritdoc/>
    public bool Delete(SessionId id) => behind.Delete(id);

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Stands before a session's writer and hands everything on.</summary>
/// <param name="behind">The writer; disposed with this.</param>
public abstract class WriterLayer(ISessionWriter behind) : ISessionWriter
{
    /// <inheritdoc/>
    public virtual void Append(in RawPacket packet) => behind.Append(packet);

    /// <inheritdoc/>
    public virtual void Append(Step step) => behind.Append(step);

    /// <inheritdoc/>
    public void Append(in GaitEvent gaitEvent) => behind.Append(gaitEvent);

    /// <inheritdoc/>
    public void Append(in CoachingCue cue) => behind.Append(cue);

    /// <inheritdoc/>
    public virtual void Flush() => behind.Flush();

    /// <inheritdoc/>
    public virtual void Finish(SessionSummary summary) => behind.Finish(summary);

    /// <inheritdoc/>
    public void Dispose()
    {
        behind.Dispose();
        GC.SuppressFinalize(this);
    }
}
