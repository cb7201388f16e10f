using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Sensors;

/// <summary>How a kind of sensor stamps its samples.</summary>
/// <param name="Source">Where time comes from.</param>
/// <param name="UnitsPerSecond">Units of a stamp per second; 0 for a counter and without stamps.</param>
/// <param name="Bits">Width of the stamp, after which it rolls over: 1 to 32, or 64 for one that never does; 0 without stamps.</param>
/// <param name="IsOfLastSample">True when the stamp is that of the last sample of its packet, false when that of the first.</param>
public sealed record SensorClock(SensorClockSource Source, long UnitsPerSecond, int Bits, bool IsOfLastSample)
{
    /// <summary>What the stamps are worth to a session.</summary>
    public ClockKind Kind => Source == SensorClockSource.Stamp ? ClockKind.FreeRunning : ClockKind.SampleCount;
}
