using GaitSense.Core.Time;

namespace GaitSense.Signal.Clocks;

/// <summary>An instant on a sensor's own clock, unwrapped, fine enough for the sample period of a packet: units of 1/16 tick.</summary>
/// <param name="Units">Units of 2^-19 s since an arbitrary start.</param>
public readonly record struct DeviceInstant(long Units)
{
    /// <summary>Units per tick of <see cref="DeviceTicks"/>.</summary>
    public const int UnitsPerTick = 16;

    /// <summary>Units per nominal second.</summary>
    public const int UnitsPerSecond = DeviceTicks.PerSecond * UnitsPerTick;

    /// <summary>Nominal seconds.</summary>
    public double Seconds => (double)Units / UnitsPerSecond;

    /// <summary>The instant at which the tick begins.</summary>
    public static DeviceInstant From(DeviceTicks ticks) => new(ticks.Value * UnitsPerTick);

    /// <summary>The instant later by <paramref name="units"/>.</summary>
    public static DeviceInstant operator +(DeviceInstant a, long units) => new(a.Units + units);

    /// <summary>Units from <paramref name="b"/> to <paramref name="a"/>.</summary>
    public static long operator -(DeviceInstant a, DeviceInstant b) => a.Units - b.Units;

    /// <summary>The same reading on a session clock that ticks with the device: exact to the nanosecond, rounded half up.</summary>
    public SessionTime OnSessionClock()
    {
        // 10^9 / 2^19 = 5^9 / 2^10; split so that a century of units does not overflow.
        const long numerator = 1_953_125;
        long whole = Units >> 10;
        long rest = Units & 1023;
        return new SessionTime((whole * numerator) + (((rest * numerator) + 512) >> 10));
    }
}
