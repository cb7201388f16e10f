using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>The packets of all sensors in order of arrival. Memory is bounded by what is on the way at one time.</summary>
internal sealed class SimulatedPacketStream : IPacketStream
{
    private const double BodyHistoryS = 1;

    private readonly BodyMotion _body;
    private readonly SensorTransmitter[] _sensors;
    private readonly double _durationS;
    private readonly PriorityQueue<InFlight, (long Arrival, long Sent)> _onTheWay = new();
    private readonly Stack<byte[]> _free = new();
    private byte[]? _lent;
    private long _sent;

    /// <summary>A new run of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="sensors">Its sensors.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="durationS">Packets whose samples are all before this time are sent, s; infinite for no end.</param>
    /// <param name="knocks">Knocks that every sensor feels; null for none.</param>
    public SimulatedPacketStream(
        SimulationScenario scenario, IReadOnlyList<SimulatedSensor> sensors, long seed, double durationS, Knocks? knocks = null)
    {
        knocks ??= new Knocks();
        _body = new BodyMotion(scenario, seed, NoObserver.Instance);
        _sensors = [.. sensors.Select(s => new SensorTransmitter(_body, s, scenario.Link, seed, knocks))];
        _durationS = durationS;
    }

    /// <inheritdoc/>
    public bool TryNext(out RawPacket packet)
    {
        while (true)
        {
            int next = NextToSend();
            double ready = next < 0 ? double.PositiveInfinity : _sensors[next].ReadyS;
            if (_onTheWay.TryPeek(out InFlight first, out _) && first.Arrival.Seconds <= ready)
            {
                _onTheWay.Dequeue();
                Reclaim();
                _lent = first.Buffer;
                packet = new RawPacket(first.Sensor, first.Arrival, first.Buffer);
                return true;
            }

            if (next < 0)
            {
                packet = default;
                return false;
            }

            Send(next);
        }
    }

    private void Send(int index)
    {
        SensorTransmitter sensor = _sensors[index];
        _body.Extend(sensor.NeedsBodyUntilS);
        byte[] buffer = _free.TryPop(out byte[]? free) ? free : new byte[sensor.PacketLength];
        if (sensor.TrySend(buffer, out HostTime arrival))
        {
            _onTheWay.Enqueue(new InFlight(index, arrival, buffer), (arrival.Nanoseconds, _sent++));
        }
        else
        {
            _free.Push(buffer);
        }

        _body.Forget(sensor.LastSampleS - BodyHistoryS);
    }

    private int NextToSend()
    {
        int next = -1;
        for (int i = 0; i < _sensors.Length; i++)
        {
            if (_sensors[i].LastSampleS < _durationS && (next < 0 || _sensors[i].ReadyS < _sensors[next].ReadyS))
            {
                next = i;
            }
        }

        return next;
    }

    private void Reclaim()
    {
        if (_lent is not null)
        {
            _free.Push(_lent);
        }
    }

    private readonly record struct InFlight(int Sensor, HostTime Arrival, byte[] Buffer);
}
