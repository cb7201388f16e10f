using GaitSense.Core.Coaching;
using GaitSense.Core.Steps;

namespace GaitSense.Storage.Writing;

/// <summary>Steps, events and cues of one session that are not durable yet; bounded.</summary>
internal sealed class MeasurementBuffer
{
    /// <summary>Entries at which they should be written without waiting for the caller.</summary>
    public const int WriteAt = 256;

    private const int MaxEntries = 16_384;
    private readonly List<Step> steps = [];
    private readonly List<GaitEvent> events = [];
    private readonly List<CoachingCue> cues = [];
    private long eventsWritten;
    private long cuesWritten;

    /// <summary>Entries that are not durable yet.</summary>
    public int Count => steps.Count + events.Count + cues.Count;

    /// <summary>True when nothing more is taken until they have been written.</summary>
    public bool IsFull => Count >= MaxEntries;

    public void Add(Step step) => steps.Add(step);

    public void Add(in GaitEvent gaitEvent) => events.Add(gaitEvent);

    public void Add(in CoachingCue cue) => cues.Add(cue);

    /// <summary>Puts them into their tables, inside a transaction.</summary>
    public void Write(WriteConnection writes, long session)
    {
        foreach (Step step in steps)
        {
            writes.Steps.Put(session, step);
        }

        for (int i = 0; i < events.Count; i++)
        {
            writes.Events.Put(session, eventsWritten + i, events[i]);
        }

        for (int i = 0; i < cues.Count; i++)
        {
            writes.Cues.Put(session, cuesWritten + i, cues[i]);
        }
    }

    /// <summary>Everything added so far is durable.</summary>
    public void MarkWritten()
    {
        eventsWritten += events.Count;
        cuesWritten += cues.Count;
        cues.Clear();
        steps.Clear();
        events.Clear();
    }
}
