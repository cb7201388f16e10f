using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Live.Signals;

/// <summary>Raw signals for those who look at them, and only while somebody does: the samples that the session measures, of every
/// kind of sensor, thinned to <see cref="MaxRateHz"/>; each listener has a bounded ring of its own.</summary>
public sealed class SignalFeed
{
    /// <summary>Points per second and sensor at most: more than a line on a screen can show.</summary>
    public const double MaxRateHz = 50;

    /// <summary>Listeners at the same time.</summary>
    public const int MaxListeners = 8;

    private readonly Lock _gate = new();
    private SignalListener[] _listeners = [];
    private SignalThinning[] _sensors = [];
    private SignalPoint?[] _newest = [];

    /// <summary>True while somebody looks.</summary>
    public bool IsWanted => Volatile.Read(ref _listeners).Length > 0;

    /// <summary>Takes the roster of a new session.</summary>
    public void Begin(IReadOnlyList<SensorDescriptor> roster)
    {
        lock (_gate)
        {
            _sensors = [.. roster.Select((s, i) => new SignalThinning(i, s.NominalRateHz, MaxRateHz))];
            _newest = new SignalPoint?[roster.Count];
        }
    }

    /// <summary>The newest point of each sensor that was heard while somebody looked.</summary>
    public IReadOnlyList<SignalPoint> Newest()
    {
        lock (_gate)
        {
            return [.. _newest.OfType<SignalPoint>()];
        }
    }

    /// <summary>Takes samples of one sensor; without a listener nothing is done.</summary>
    public void Take(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
        if (!IsWanted)
        {
            return;
        }

        lock (_gate)
        {
            if ((uint)sensor >= (uint)_sensors.Length)
            {
                return;
            }

            foreach (ref readonly ImuSample<SensorFrame> sample in samples)
            {
                if (_sensors[sensor].TryJoin(sample, out SignalPoint point))
                {
                    Hand(point);
                }
            }
        }
    }

    /// <summary>Begins to listen, until the listener is disposed; null when enough do already.</summary>
    public SignalListener? Listen()
    {
        lock (_gate)
        {
            if (_listeners.Length >= MaxListeners)
            {
                return null;
            }

            SignalListener listener = new(Leave);
            _listeners = [.. _listeners, listener];
            return listener;
        }
    }

    private void Hand(in SignalPoint point)
    {
        _newest[point.Sensor] = point;
        foreach (SignalListener listener in _listeners)
        {
            listener.Put(point);
        }
    }

    private void Leave(SignalListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(l => l != listener)];
        }
    }
}
