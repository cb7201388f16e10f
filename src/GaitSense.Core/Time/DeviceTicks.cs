namespace GaitSense.Core.Time;

/// <summary>A reading of a sensor's own clock, unwrapped: it never jumps back at the counter's roll-over.
/// One tick is 1/<see cref="PerSecond"/> s of the sensor's crystal, which runs fast or slow by some ppm.</summary>
/// <param name="Value">Ticks since an arbitrary start.</param>
public readonly record struct DeviceTicks(long Value)
{
    /// <summary>Ticks per nominal second, the rate of a watch crystal.</summary>
    public const int PerSecond = 32768;

    /// <summary>Nominal seconds.</summary>
    public double Seconds => (double)Value / PerSecond;
}
