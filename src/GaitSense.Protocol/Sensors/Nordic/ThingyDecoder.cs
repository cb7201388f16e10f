using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Nordic;

/// <summary>Reads the raw motion of Nordic Thingy:52: nine int16 in fixed point, one sample a notification, without stamps.</summary>
/// <remarks>Acceleration 6Q10 in g, angular rate 11Q5 in degrees per second, magnetic field 12Q4 in uT.
/// <b>Source</b> Nordic's Thingy:52 firmware documentation.</remarks>
public sealed class ThingyDecoder : ISensorDecoder
{
    private const int Length = 18;
    private const double GPerCount = 1.0 / (1 << 10);
    private const double DpsPerCount = 1.0 / (1 << 5);
    private const double UtPerCount = 1.0 / (1 << 4);

    // 16 bits of 11Q5 end below the part's 2000 degrees per second.
    private static readonly FullScales Scales = new(new Core.Sensors.SensorCapability
    {
        AccelerationFullScaleG = 32767 * GPerCount,
        AngularRateFullScaleDps = 32767 * DpsPerCount,
    });

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if (value.Length < Length)
        {
            return DecodeOutcome.Truncated;
        }

        ref SensorSample sample = ref batch.Add();
        sample.AccelerationMps2 = Triads.Int16(value) * (GPerCount * ImuScale.StandardGravityMps2);
        sample.AngularRateRadPerS = Triads.Int16(value[6..]) * (DpsPerCount * Triads.RadPerDeg);
        sample.MagneticFieldUt = Triads.Int16(value[12..]) * UtPerCount;
        sample.Marks = Scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
        batch.Arrival = arrival;
        return DecodeOutcome.Ok;
    }

    /// <inheritdoc/>
    public void Interrupt()
    {
        // Every notification stands alone.
    }
}
