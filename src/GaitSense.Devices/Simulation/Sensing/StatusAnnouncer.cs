using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>Passes packets on and tells battery and signal of every sensor at the start and every five seconds.</summary>
internal sealed class StatusAnnouncer(IPacketReceiver receiver, int sensors, long seed) : IPacketReceiver
{
    private const int StatusStream = 400;
    private const double EveryS = 5;
    private const double BatteryLifeS = 12 * 3600;

    private readonly SeededRandom _random = new(seed, StatusStream);
    private double _nextS;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet)
    {
        if (packet.Arrival.Seconds >= _nextS)
        {
            Announce(packet.Arrival.Seconds);
            _nextS = packet.Arrival.Seconds + EveryS;
        }

        receiver.OnPacket(packet);
    }

    /// <inheritdoc/>
    public void OnStatus(in SensorStatus status) => receiver.OnStatus(status);

    private void Announce(double t)
    {
        for (int i = 0; i < sensors; i++)
        {
            double battery = Math.Max(0.02, 0.95 - (0.04 * i) - (t / BatteryLifeS));
            double signal = Math.Round(-56 - (3 * i) + (2 * _random.BoundedGaussian()));
            receiver.OnStatus(new SensorStatus(i, true, battery, signal));
        }
    }
}
