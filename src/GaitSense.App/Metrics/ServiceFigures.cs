using GaitSense.Core.Sensors;

namespace GaitSense.App.Metrics;

/// <summary>What the service has done since it started. Figures of a session that ended stay in the sums.</summary>
public sealed class ServiceFigures
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BodySite, SensorSums> _ended = [];
    private readonly Dictionary<string, long> _endedDrops = [];
    private IReadOnlyList<SensorHealth> _sensors = [];
    private IReadOnlyDictionary<string, long> _drops = new Dictionary<string, long>();
    private long _packets;
    private long _steps;
    private long _validSteps;
    private long _sessions;

    /// <summary>Packets received.</summary>
    public long Packets => Interlocked.Read(ref _packets);

    /// <summary>Steps found.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>Of those, fit for judgement.</summary>
    public long ValidSteps => Interlocked.Read(ref _validSteps);

    /// <summary>Sessions begun.</summary>
    public long Sessions => Interlocked.Read(ref _sessions);

    /// <summary>A session began.</summary>
    public void CountSession() => Interlocked.Increment(ref _sessions);

    /// <summary>A packet came.</summary>
    public void CountPacket() => Interlocked.Increment(ref _packets);

    /// <summary>A step was found.</summary>
    public void CountStep(bool isValid)
    {
        Interlocked.Increment(ref _steps);
        Interlocked.Add(ref _validSteps, isValid ? 1 : 0);
    }

    /// <summary>How the running session's sensors and sinks stand.</summary>
    /// <param name="sensors">Counters from the session's start.</param>
    /// <param name="drops">What each sink's queue has lost since the session's start.</param>
    public void Observe(IReadOnlyList<SensorHealth> sensors, IReadOnlyDictionary<string, long> drops)
    {
        lock (_gate)
        {
            (_sensors, _drops) = (sensors, drops);
        }
    }

    /// <summary>The running session ended; its figures stay in the sums.</summary>
    public void EndSession()
    {
        lock (_gate)
        {
            foreach (SensorHealth sensor in _sensors)
            {
                _ended[sensor.Site] = _ended.GetValueOrDefault(sensor.Site).Plus(sensor);
            }

            foreach ((string sink, long dropped) in _drops)
            {
                _endedDrops[sink] = _endedDrops.GetValueOrDefault(sink) + dropped;
            }

            (_sensors, _drops) = ([], new Dictionary<string, long>());
        }
    }

    /// <summary>Sums by body site.</summary>
    public IReadOnlyDictionary<BodySite, SensorSums> Sensors()
    {
        lock (_gate)
        {
            Dictionary<BodySite, SensorSums> sums = new(_ended);
            foreach (SensorHealth sensor in _sensors)
            {
                sums[sensor.Site] = sums.GetValueOrDefault(sensor.Site).Plus(sensor);
            }

            return sums;
        }
    }

    /// <summary>What each sink's queue has lost.</summary>
    public IReadOnlyDictionary<string, long> Drops()
    {
        lock (_gate)
        {
            Dictionary<string, long> sums = new(_endedDrops);
            foreach ((string sink, long dropped) in _drops)
            {
                sums[sink] = sums.GetValueOrDefault(sink) + dropped;
            }

            return sums;
        }
    }
}

/// <summary>Sums over the sensors worn at one body site.</summary>
/// <param name="Samples">Samples received.</param>
/// <param name="Lost">Samples missing.</param>
/// <param name="Clipped">Samples at full scale.</param>
/// <param name="Rejected">Packets refused.</param>
/// <param name="Discarded">Packets that came twice or too late.</param>
public readonly record struct SensorSums(long Samples, long Lost, long Clipped, long Rejected, long Discarded)
{
    /// <summary>With one more sensor's counters.</summary>
    public SensorSums Plus(SensorHealth s) =>
        new(Samples + s.Samples, Lost + s.Lost, Clipped + s.Clipped, Rejected + s.Rejected, Discarded + s.Discarded);
}
