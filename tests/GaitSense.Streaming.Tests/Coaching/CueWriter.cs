using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming.Tests.Coaching;

/// <summary>A store of one session that keeps its cues.</summary>
internal sealed class CueWriter : ISessionStore, ISessionWriter
{
    public List<CoachingCue> Cues { get; } = [];

    public ISessionWriter Begin(SessionHeader header) => this;

    public void Append(in CoachingCue cue) => Cues.Add(cue);

    public void Append(in RawPacket packet)
    {
    }

    public void Append(Step step)
    {
    }

    public void Append(in GaitEvent gaitEvent)
    {
    }

    public void Flush()
    {
    }

    public void Finish(SessionSummary summary)
    {
    }

    public void Dispose()
    {
    }

    public IReadOnlyList<StoredSession> List(SessionQuery query) => [];

    public StoredSession? Find(SessionId id) => null;

    public IReadOnlyList<Step> Steps(SessionId id) => [];

    public IReadOnlyList<GaitEvent> Events(SessionId id) => [];

    public IEnumerable<RawPacket> Packets(SessionId id) => [];

    public bool Delete(SessionId id) => false;
}
