using GaitSense.Core.Time;

namespace GaitSense.Signal.Clocks;

/// <summary>The time line of one packet: device time to session time.</summary>
public readonly record struct PacketClock
{
    private readonly DeviceInstant _anchor;
    private readonly double _anchorS;
    private readonly double _rate;

    private PacketClock(DeviceInstant anchor, double anchorS, double rate)
    {
        _anchor = anchor;
        _anchorS = anchorS;
        _rate = rate;
    }

    /// <summary>Device time is session time.</summary>
    internal static PacketClock Exact => default;

    /// <summary>Session time of a sample of the packet. Samples keep their true spacing.</summary>
    public SessionTime At(DeviceInstant instant) =>
        _rate == 0 ? instant.OnSessionClock() : SessionTime.FromSeconds(SecondsAt(instant));

    /// <summary>A line through one point.</summary>
    internal static PacketClock Through(DeviceInstant anchor, double sessionS, double rate) => new(anchor, sessionS, rate);

    /// <summary>The same as <see cref="At"/>, unrounded.</summary>
    internal double SecondsAt(DeviceInstant instant) => _anchorS + (_rate * (instant - _anchor) / DeviceInstant.UnitsPerSecond);
}
