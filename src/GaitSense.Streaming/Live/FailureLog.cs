using GaitSense.Core.Recordings;

namespace GaitSense.Streaming;

/// <summary>Counts failures of one kind and keeps the first; read by anyone.</summary>
internal sealed class FailureLog
{
    private InputFault? _first;
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public InputFault? First => Volatile.Read(ref _first);

    /// <summary>Counts one.</summary>
    /// <returns>True when it is the first.</returns>
    public bool Add(InputFault fault)
    {
        Interlocked.Increment(ref _count);
        return Interlocked.CompareExchange(ref _first, fault, null) is null;
    }
}
