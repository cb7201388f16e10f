using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Where a packet stands against what was handed on.</summary>
internal enum PacketPlace
{
    /// <summary>It continues the stream without a gap.</summary>
    Next,

    /// <summary>Samples are missing before it.</summary>
    Ahead,

    /// <summary>Its samples, or later ones, were handed on already.</summary>
    Behind,

    /// <summary>Its clock does not fit: the sensor's clock may have begun anew.</summary>
    Foreign,
}

/// <summary>The end of one sensor's stream as handed on, and where a packet stands against it.</summary>
/// <remarks>
/// <b>How</b> (1) Ticks, nearest to what is expected, tell how many sample periods the packet is ahead. (2) The packet number,
/// nearest to that, tells it exactly, also over more than one roll-over of its 16 bits. (3) Where the two disagree by more than
/// ticks can be off (0.75 sample, 3 % of the last packet's length, 5 % of the gap), the numbering was restarted or skips
/// missing rows: ticks decide. (4) A clock that jumps back, runs ahead of the host by 10 s, or falls behind it by 2 s together
/// with its numbering, was restarted.
/// </remarks>
internal sealed class StreamCursor(ClockKind clock)
{
    private const double BackS = 1;
    private const double SilenceS = 1;
    private const double AheadOfHostS = 10;
    private const double BehindHostS = 2;

    private readonly RecentPackets _recent = new();
    private DeviceInstant _expected;
    private long _shift;
    private HostTime _lastArrival;
    private int _lastCount;

    public bool HasStarted { get; private set; }

    /// <summary>Running number of the next sample.</summary>
    public long ExpectedIndex { get; private set; }

    /// <summary>True when the same packet was handed on lately.</summary>
    public bool HasSeen(HeldPacket packet) => _recent.Contains(packet);

    /// <summary>The stream begins with this packet.</summary>
    public void Start(HeldPacket packet)
    {
        HasStarted = true;
        ExpectedIndex = packet.Header.Sequence;
        _shift = 0;
        _expected = DeviceInstant.From(new DeviceTicks(packet.Header.Ticks));
        _lastArrival = packet.Arrival;
        _lastCount = packet.Count;
    }

    /// <summary>The stream goes on with this packet on a clock that began anew; what was lost is judged by arrival.</summary>
    public void Restart(HeldPacket packet)
    {
        double silenceS = packet.Arrival.Seconds - _lastArrival.Seconds;
        double missing = Math.Round(silenceS * DeviceInstant.UnitsPerSecond / packet.Header.PeriodUnits) - packet.Count;
        packet.Index = ExpectedIndex + (long)Math.Max(1, missing);
        packet.First = DeviceInstant.From(new DeviceTicks(packet.Header.Ticks));
    }

    /// <summary>Finds the packet's place, its running number and its instant.</summary>
    public PacketPlace Locate(HeldPacket packet)
    {
        // 1.
        long ticks = CounterUnwrapper.Nearest(packet.Header.Ticks, _expected.Units / DeviceInstant.UnitsPerTick, 32);
        packet.First = DeviceInstant.From(new DeviceTicks(ticks));
        double ahead = (double)(packet.First - _expected) / packet.Header.PeriodUnits;
        long byTicks = (long)Math.Round(ahead);

        // 2.
        long number = (packet.Header.Sequence + _shift) & ushort.MaxValue;
        long byNumber = CounterUnwrapper.Nearest((uint)number, ExpectedIndex + byTicks, 16) - ExpectedIndex;

        // 3.
        double tolerance = 0.75 + (0.03 * _lastCount) + (0.05 * Math.Abs(ahead));
        bool agree = Math.Abs(byNumber - ahead) <= tolerance;
        long offset = agree ? byNumber : byTicks is -1 ? 0 : byTicks;
        packet.Index = ExpectedIndex + offset;

        // 4.
        if (clock == ClockKind.FreeRunning && IsForeign(packet, offset, agree))
        {
            return PacketPlace.Foreign;
        }

        return offset == 0 ? PacketPlace.Next : offset > 0 ? PacketPlace.Ahead : PacketPlace.Behind;
    }

    /// <summary>The packet was handed on: the stream now ends behind it.</summary>
    public void Advance(HeldPacket packet)
    {
        ExpectedIndex = packet.Index + packet.Count;
        _expected = packet.First + packet.SpanUnits;
        _shift = packet.Index - packet.Header.Sequence;
        _lastArrival = packet.Arrival;
        _lastCount = packet.Count;
        _recent.Add(packet);
    }

    /// <summary>True when the packet continues another one closely, by ticks and number.</summary>
    public static bool Follows(HeldPacket packet, HeldPacket earlier)
    {
        int ticks = (int)(packet.Header.Ticks - earlier.Header.Ticks);
        long ahead = ((long)ticks * DeviceInstant.UnitsPerTick) - earlier.SpanUnits;
        int samples = (ushort)(packet.Header.Sequence - earlier.Header.Sequence) - earlier.Count;
        double expected = (double)ahead / packet.Header.PeriodUnits;
        return samples >= 0
            && ahead < BehindHostS * DeviceInstant.UnitsPerSecond
            && Math.Abs(samples - expected) <= 0.75 + (0.03 * earlier.Count) + (0.05 * samples);
    }

    private bool IsForeign(HeldPacket packet, long offset, bool agree)
    {
        double deviceS = (double)(packet.First - _expected) / DeviceInstant.UnitsPerSecond;
        double hostS = packet.Arrival.Seconds - _lastArrival.Seconds;
        if (offset < 0)
        {
            return (deviceS < -BackS || hostS > SilenceS) && !HasSeen(packet);
        }

        return deviceS > hostS + AheadOfHostS || (!agree && hostS - deviceS > BehindHostS);
    }
}
