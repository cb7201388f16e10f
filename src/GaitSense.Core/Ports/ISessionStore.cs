using GaitSense.Core.Coaching;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Core.Ports;

/// <summary>Keeps sessions: what was received, what was measured, what it came to.</summary>
public interface ISessionStore : IDisposable
{
    /// <summary>Opens a new session; it is durable when this returns.</summary>
    ISessionWriter Begin(SessionHeader header);

    /// <summary>Sessions that match, newest first.</summary>
    IReadOnlyList<StoredSession> List(SessionQuery query);

    /// <summary>One session, or null.</summary>
    StoredSession? Find(SessionId id);

    /// <summary>The steps of a session, by initial contact.</summary>
    IReadOnlyList<Step> Steps(SessionId id);

    /// <summary>The events of a session, by onset.</summary>
    IReadOnlyList<GaitEvent> Events(SessionId id);

    /// <summary>The same as <see cref="Steps"/>, read as they are asked for, each time anew: a long session does not fill the
    /// memory.</summary>
    IEnumerable<Step> StepsOneByOne(SessionId id) => Steps(id);

    /// <summary>The same as <see cref="Events"/>, read as they are asked for, each time anew.</summary>
    IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => Events(id);

    /// <summary>What was told to the person during a session, by time. A store without cues gives none.</summary>
    IReadOnlyList<CoachingCue> Cues(SessionId id) => [];

    /// <summary>The packets of a session as received, in order of arrival, read as they are asked for.</summary>
    IEnumerable<RawPacket> Packets(SessionId id);

    /// <summary>Removes a session and all that belongs to it; false when there was none.</summary>
    bool Delete(SessionId id);
}

/// <summary>Writes one session. Calls never overlap.</summary>
public interface ISessionWriter : IDisposable
{
    /// <summary>Keeps a packet; durable within a second of arrival.</summary>
    void Append(in RawPacket packet);

    /// <summary>Keeps a step.</summary>
    void Append(Step step);

    /// <summary>Keeps an event.</summary>
    void Append(in GaitEvent gaitEvent);

    /// <summary>Keeps a cue. A store without cues lets it go.</summary>
    void Append(in CoachingCue cue)
    {
    }

    /// <summary>Makes everything appended so far durable.</summary>
    void Flush();

    /// <summary>Closes the session with its summary.</summary>
    void Finish(SessionSummary summary);
}
