using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>How well each sensor is heard: counts every packet that passes by and reads the clocks when asked.</summary>
public sealed class HealthMeter : IOutlet<DecodedPacket>
{
    private readonly SensorMeter[] _meters;
    private readonly ClockStage _clocks;
    private readonly IOutlet<DecodedPacket> _next;

    /// <summary>A meter that has counted nothing.</summary>
    /// <param name="sensors">The roster.</param>
    /// <param name="clocks">The clocks of the same sensors.</param>
    /// <param name="next">Takes every packet after it was counted.</param>
    public HealthMeter(IReadOnlyList<SensorDescriptor> sensors, ClockStage clocks, IOutlet<DecodedPacket> next)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        _meters = [.. sensors.Select((s, i) => new SensorMeter(i, s))];
        _clocks = clocks;
        _next = next;
    }

    /// <summary>Packets that name a sensor which the roster does not have.</summary>
    public long UnknownSensorPackets { get; private set; }

    /// <inheritdoc/>
    public void Emit(in DecodedPacket item)
    {
        if (item.Fate == PacketFate.UnknownSensor)
        {
            UnknownSensorPackets++;
        }
        else
        {
            _meters[item.Sensor].Count(item);
        }

        _next.Emit(item);
    }

    /// <summary>Takes news of a sensor's battery, signal or link; of an unknown sensor it is ignored.</summary>
    public void Take(in SensorStatus status)
    {
        if ((uint)status.Sensor < (uint)_meters.Length)
        {
            _meters[status.Sensor].Take(status);
        }
    }

    /// <summary>The state of every sensor, in the roster's order.</summary>
    public IReadOnlyList<SensorHealth> Read()
    {
        ClockReading[] readings = [.. _meters.Select((_, i) => _clocks.Reading(i))];
        double? median = Median([.. readings.Select(r => r.ResidualS).OfType<double>().Order()]);
        return [.. _meters.Select((m, i) => m.Read(readings[i], median))];
    }

    private static double? Median(double[] sorted) =>
        sorted.Length < 2 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
