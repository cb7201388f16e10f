using GaitSense.Core.Coaching;
using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.Streaming;

/// <summary>All sinks of a session, each behind its own queue.</summary>
internal sealed class SinkSet(IEnumerable<ISessionSink> sinks, LiveSessionOptions options, TimeProvider time)
{
    private readonly SinkQueue[] _queues = [.. sinks.Select(s => new SinkQueue(s, options, time))];

    public IReadOnlyList<SinkReport> Reports => [.. _queues.Select(q => q.Report)];

    public void Post(in RawPacket packet)
    {
        foreach (SinkQueue queue in _queues)
        {
            queue.Post(packet);
        }
    }

    public void Post(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
        foreach (SinkQueue queue in _queues)
        {
            queue.Post(sensor, samples);
        }
    }

    public void Post(in GaitFinding finding) => Post(new SinkItem { Finding = finding });

    public void Post(in CoachingCue cue) => Post(new SinkItem { Cue = cue });

    public void Post(CoachStatus coach) => Post(new SinkItem { Coach = coach });

    public void Post(IReadOnlyList<SensorHealth> health) => Post(new SinkItem { Health = health });

    public void Post(InputFault fault) => Post(new SinkItem { Fault = fault });

    /// <summary>No more items come; waits until every sink has taken what is queued.</summary>
    public Task DrainAsync() => Task.WhenAll(_queues.Select(q => q.DrainAsync()));

    /// <summary>Hands every sink the summary, after <see cref="DrainAsync"/>.</summary>
    public Task FinishAsync(SessionSummary summary) => Task.WhenAll(_queues.Select(q => q.FinishAsync(summary)));

    private void Post(in SinkItem item)
    {
        foreach (SinkQueue queue in _queues)
        {
            queue.Post(item);
        }
    }
}
