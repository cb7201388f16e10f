using System.Threading.Channels;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Live.Signals;

/// <summary>Raw signals for those who look at them, and only while somebody does: packets are read and thinned to
/// <see cref="MaxRateHz"/> here, and each listener has a bounded queue of its own whose oldest frames go first.</summary>
public sealed class SignalFeed
{
    /// <summary>Points per second and sensor at most: more than a line on a screen can show.</summary>
    public const double MaxRateHz = 50;

    /// <summary>Listeners at the same time.</summary>
    public const int MaxListeners = 8;

    private const int Capacity = 512;

    private readonly Lock _gate = new();
    private List<Channel<SignalFrame>> _listeners = [];
    private SignalThinning[] _sensors = [];
    private SignalFrame?[] _newest = [];

    /// <summary>Takes the roster of a new session.</summary>
    public void Begin(IReadOnlyList<SensorDescriptor> roster)
    {
        lock (_gate)
        {
            _sensors = [.. roster.Select((s, i) => new SignalThinning(i, s.NominalRateHz, MaxRateHz))];
            _newest = new SignalFrame?[roster.Count];
        }
    }

    /// <summary>The newest frame of each sensor that was heard while somebody looked.</summary>
    public IReadOnlyList<SignalFrame> Newest()
    {
        lock (_gate)
        {
            return [.. _newest.OfType<SignalFrame>()];
        }
    }

    /// <summary>Takes a packet; without a listener nothing is done.</summary>
    public void Take(in RawPacket packet)
    {
        if (Volatile.Read(ref _listeners).Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            if ((uint)packet.Sensor < (uint)_sensors.Length && _sensors[packet.Sensor].Read(packet) is { } frame)
            {
                _newest[packet.Sensor] = frame;
                _listeners.ForEach(l => l.Writer.TryWrite(frame));
            }
        }
    }

    /// <summary>Begins to listen; null when enough do already.</summary>
    public ChannelReader<SignalFrame>? Listen()
    {
        lock (_gate)
        {
            if (_listeners.Count >= MaxListeners)
            {
                return null;
            }

            var channel = Channel.CreateBounded<SignalFrame>(
                new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
            _listeners = [.. _listeners, channel];
            return channel.Reader;
        }
    }

    /// <summary>Ends listening.</summary>
    public void Leave(ChannelReader<SignalFrame> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(l => l.Reader != listener)];
        }
    }
}
