using GaitSense.Core.Coaching;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Faults;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>A session's sink of the store while the disk refuses: nothing is lost then, since the store keeps what it was given in
/// memory, tries again and tells of it (<see cref="Storekeeping.StoreAlarm"/>). So a refusal is not counted as a failure here.</summary>
/// <param name="keep">The sink.</param>
public sealed class StoreGuard(StoreSink keep) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => keep.Name;

    /// <inheritdoc/>
    public bool TakesPackets => keep.TakesPackets;

    /// <inheritdoc/>
    public TimeSpan? TickEvery => keep.TickEvery;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet)
    {
        try
        {
            keep.OnPacket(packet);
        }
        catch (StorageFaultException)
        {
            // Kept in memory.
        }
    }

    /// <inheritdoc/>
    public void OnStep(Step step) => Guard(() => keep.OnStep(step));

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent)
    {
        GaitEvent seen = gaitEvent;
        Guard(() => keep.OnEvent(seen));
    }

    /// <inheritdoc/>
    public void OnCue(in CoachingCue cue)
    {
        CoachingCue told = cue;
        Guard(() => keep.OnCue(told));
    }

    /// <inheritdoc/>
    public void OnTick() => Guard(keep.OnTick);

    /// <inheritdoc/>
    public void OnFinished(SessionSummary summary) => Guard(() => keep.OnFinished(summary));

    private static void Guard(Action act)
    {
        try
        {
            act();
        }
        catch (StorageFaultException)
        {
            // Kept in memory.
        }
    }
}
