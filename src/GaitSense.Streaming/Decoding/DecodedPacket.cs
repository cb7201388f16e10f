using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>A packet in the order of its sensor's clock, or the value that says why it has none.</summary>
public readonly record struct DecodedPacket
{
    /// <summary>Index in the roster.</summary>
    public required int Sensor { get; init; }

    /// <summary>What became of it. Everything below <see cref="Outcome"/> is meaningful only when it was accepted.</summary>
    public required PacketFate Fate { get; init; }

    /// <summary>When it reached this host.</summary>
    public required HostTime Arrival { get; init; }

    /// <summary>What reading its bytes came to.</summary>
    public DecodeOutcome Outcome { get; init; }

    /// <summary>Where the sensor is worn, as the roster says.</summary>
    public BodySite Site { get; init; }

    /// <summary>Running number of the first sample; a jump from the last packet's end is a gap.</summary>
    public long FirstIndex { get; init; }

    /// <summary>Samples missing before the first.</summary>
    public long Lost { get; init; }

    /// <summary>True when the sensor's clock began anew with this packet.</summary>
    public bool IsRestart { get; init; }

    /// <summary>The first sample's instant on the sensor's clock, unwrapped.</summary>
    public DeviceInstant First { get; init; }

    /// <summary>Time from sample to sample, units of <see cref="DeviceInstant"/>.</summary>
    public int PeriodUnits { get; init; }

    /// <summary>The samples; valid only during the call that hands the packet over.</summary>
    public ReadOnlyMemory<DecodedSample> Samples { get; init; }

    /// <summary>The instant of one sample on the sensor's clock.</summary>
    public DeviceInstant InstantOf(int sample) => First + ((long)sample * PeriodUnits);
}
