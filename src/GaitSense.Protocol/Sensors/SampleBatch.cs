using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors;

/// <summary>What one notification came to, in memory that is used again.</summary>
public sealed class SampleBatch
{
    /// <summary>Most samples of one batch; a notification of 512 bytes holds fewer of any sensor.</summary>
    public const int Capacity = 512;

    private readonly SensorSample[] _samples = new SensorSample[Capacity];

    /// <summary>Samples in it, in order of time; 0 when the notification was only a part or an answer.</summary>
    public int Count { get; private set; }

    /// <summary>The samples.</summary>
    public ReadOnlySpan<SensorSample> Samples => _samples.AsSpan(0, Count);

    /// <summary>Stamp of the first or last sample, as the profile's clock says, in its units; meaningless without stamps.</summary>
    public long Stamp { get; set; }

    /// <summary>When the notification came that the stamp belongs to.</summary>
    public HostTime Arrival { get; set; }

    /// <summary>Makes it empty.</summary>
    public void Clear()
    {
        Count = 0;
        Stamp = 0;
    }

    /// <summary>Adds a sample without values and gives it to be filled in; null-like last place again when it is full.</summary>
    public ref SensorSample Add()
    {
        ref SensorSample next = ref _samples[Math.Min(Count, Capacity - 1)];
        Count = Math.Min(Count + 1, Capacity);
        next = SensorSample.None;
        return ref next;
    }
}
