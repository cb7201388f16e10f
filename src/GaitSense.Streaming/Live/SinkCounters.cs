using GaitSense.Core.Recordings;

namespace GaitSense.Streaming;

/// <summary>Counts what became of a sink's items; written by the session and by the sink's task, read by anyone.</summary>
internal sealed class SinkCounters(string name)
{
    private InputFault? _firstFailure;
    private long _delivered;
    private long _dropped;
    private long _failed;

    public SinkReport Report => new(
        name,
        Interlocked.Read(ref _delivered),
        Interlocked.Read(ref _dropped),
        Interlocked.Read(ref _failed),
        Volatile.Read(ref _firstFailure));

    public void Deliver(int items) => Interlocked.Add(ref _delivered, items);

    public void Drop(int items = 1) => Interlocked.Add(ref _dropped, items);

    public void Fail(Exception e)
    {
        Interlocked.Increment(ref _failed);
        _firstFailure ??= new InputFault(
            $"it threw {e.GetType().Name}: {e.Message}",
            $"sink {name}",
            "What it was given then is lost to it; the others and the session went on. See to what the message names");
    }
}
