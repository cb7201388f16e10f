using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>The server's side of the packet channel: knows every gateway, its sensors and how far each stream has come.</summary>
/// <remarks>Safe for concurrent use. It lives as long as the service; what <see cref="BeforeAcknowledging"/> tells lets the next one go on.</remarks>
public sealed class GatewayHub
{
    // Streams and sensors that are remembered at once.
    private const int MostRemembered = 128;

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, GatewayStream> _streams = [];
    private readonly Dictionary<string, HeardSensor> _sensors = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ulong> _known = [];
    private GatewaySource? _source;
    private int _connections;

    /// <summary>A hub that nothing is connected to.</summary>
    /// <param name="options">What is allowed.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="known">How far streams had come when the service ended.</param>
    public GatewayHub(GatewayHubOptions options, TimeProvider time, IReadOnlyDictionary<Guid, ulong>? known = null)
    {
        Options = options;
        _time = time;
        _start = time.GetTimestamp();
        foreach ((Guid stream, ulong next) in known ?? new Dictionary<Guid, ulong>())
        {
            _known[stream] = next;
        }
    }

    /// <summary>What is allowed.</summary>
    public GatewayHubOptions Options { get; }

    /// <summary>Now on the server's clock, ns since the hub was made.</summary>
    public long NowNs => _time.GetElapsedTime(_start).Ticks * 100;

    /// <summary>Called before anything is acknowledged, with a stream and the number to be acknowledged.</summary>
    public Action<Guid, ulong> BeforeAcknowledging { get; set; } = (_, _) => { };

    /// <summary>Raised when sensors or gateways come, go or are assigned.</summary>
    public event Action? Changed;

    /// <summary>The sensors, by identity.</summary>
    public IReadOnlyList<HeardSensor> Sensors
    {
        get
        {
            lock (_gate)
            {
                return [.. _sensors.Values.OrderBy(s => s.Sensor.Id, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Every stream since the start, with its gateway's name and exact counts.</summary>
    public IReadOnlyList<StreamReport> Streams
    {
        get
        {
            lock (_gate)
            {
                long nowNs = NowNs;
                return [.. _streams.Values.Select(s => new StreamReport(
                    s.Id,
                    s.Gateway,
                    s.Standing is not null,
                    s.Counts,
                    s.Clock.IsKnown ? s.Clock.ErrorNs(nowNs) * 1e-9 : null,
                    s.Clock.IsKnown ? s.Clock.RoundTripNs * 1e-9 : null))];
            }
        }
    }

    /// <summary>True while a session takes packets.</summary>
    public bool IsRecording => Volatile.Read(ref _source) is not null;

    /// <summary>Opens the sensors that are linked and whose place on the body is known.</summary>
    /// <param name="name">Name of the source.</param>
    /// <param name="waitsForStore">True when packets are acknowledged only after the store has them.</param>
    /// <exception cref="InputFaultException">There is none, another session has them, or two share a place.</exception>
    /// <param name="originNs">When the session began, ns on the server's clock; null for now.</param>
    public GatewaySource Open(string name, bool waitsForStore, long? originNs = null)
    {
        GatewaySource source;
        lock (_gate)
        {
            if (_source is not null)
            {
                throw Fault("a session is using the sensors of the gateways", "Stop that session first");
            }

            HeardSensor[] ready = [.. _sensors.Values.Where(s => s.IsReached && s.Site != BodySite.Unassigned).OrderBy(s => s.Site)];
            if (ready.Length == 0)
            {
                throw Fault(
                    _sensors.Values.Any(s => s.IsReached) ? "no connected sensor has a place on the body yet" : "no sensor is connected through a browser or a gateway",
                    "Open the page Sensors, connect the sensors and say where each is worn");
            }

            if (ready.GroupBy(s => s.Site).FirstOrDefault(g => g.Skip(1).Any()) is { } rivals)
            {
                throw Fault(
                    $"{string.Join(" and ", rivals.Select(r => r.Sensor.Name))} are assigned to the same place ({rivals.Key})",
                    "Give one of them another place on the page Sensors, or switch it off");
            }

            source = new GatewaySource(this, name, ready, originNs ?? NowNs, waitsForStore);
            _source = source;
        }

        Tell();
        return source;
    }

    /// <summary>Says where a sensor is worn.</summary>
    /// <returns>False when there is no such sensor.</returns>
    public bool Assign(string sensor, BodySite site)
    {
        lock (_gate)
        {
            if (!_sensors.TryGetValue(sensor, out HeardSensor? heard))
            {
                return false;
            }

            heard.Site = site;
        }

        Tell();
        return true;
    }

    /// <summary>Serves one connection until it ends.</summary>
    /// <param name="link">The connection; not disposed.</param>
    /// <param name="cancellationToken">Ends it in good order.</param>
    public async Task ServeAsync(IFrameLink link, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _connections) > Options.MostConnections)
        {
            Interlocked.Decrement(ref _connections);
            return;
        }

        try
        {
            using GatewayConnection connection = new(this, link, _time);
            await connection.RunAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    internal GatewaySource? Source => Volatile.Read(ref _source);

    /// <summary>The stream that a gateway goes on with; null when too many gateways are connected.</summary>
    internal GatewayStream? Enter(HelloFrame hello)
    {
        lock (_gate)
        {
            if (_streams.TryGetValue(hello.Stream, out GatewayStream? known))
            {
                known.EnteredNs = NowNs;
                return known;
            }

            if (_streams.Values.Count(s => s.Standing is not null) >= Options.MostGateways)
            {
                return null;
            }

            // What an earlier run of the service had acknowledged is not asked for again.
            ulong first = _known.TryGetValue(hello.Stream, out ulong before) ? before : hello.Oldest;
            GatewayStream stream = new(hello.Stream, first) { EnteredNs = NowNs };
            Forget(_streams, MostRemembered, s => s.Standing is null, s => s.EnteredNs);
            _streams.Add(hello.Stream, stream);
            return stream;
        }
    }

    /// <summary>Takes a roster over; false when it takes away or exchanges sensors.</summary>
    internal bool TryMeet(GatewayStream stream, GatewayRoster roster)
    {
        lock (_gate)
        {
            if (roster.Sensors.Count < stream.Sensors.Count || stream.Sensors.Where((s, i) => s.Sensor.Id != roster.Sensors[i].Id).Any())
            {
                return false;
            }

            stream.Gateway = roster.Gateway;
            for (int i = 0; i < roster.Sensors.Count; i++)
            {
                HeardSensor heard = Meet(roster.Sensors[i], roster.Gateway);
                if (i == stream.Sensors.Count)
                {
                    stream.Sensors.Add(heard);
                }
            }
        }

        Tell();
        return true;
    }

    internal void Leave(GatewayStream stream)
    {
        foreach (HeardSensor sensor in stream.Sensors)
        {
            sensor.Leave();
            TellSession(sensor, new SensorStatus(0, Linked: false, null, null));
        }

        Tell();
    }

    internal void TellSession(HeardSensor sensor, in SensorStatus status)
    {
        int index = sensor.SessionIndex;
        if (index >= 0)
        {
            Source?.Post(status with { Sensor = index });
        }
    }

    internal void Close(GatewaySource source)
    {
        Interlocked.CompareExchange(ref _source, null, source);
        Tell();
    }

    internal void Tell() => Changed?.Invoke();

    private HeardSensor Meet(GatewaySensor sensor, string gateway)
    {
        if (!_sensors.TryGetValue(sensor.Id, out HeardSensor? heard))
        {
            BodySite site = sensor.Site != BodySite.Unassigned ? sensor.Site : Options.KnownSite(sensor);
            heard = new HeardSensor(sensor, gateway, site);
            Forget(_sensors, MostRemembered, s => !s.IsReached && s.SessionIndex < 0, _ => 0);
            _sensors.Add(sensor.Id, heard);
        }
        else if (sensor.Site != BodySite.Unassigned)
        {
            heard.Site = sensor.Site;
        }

        heard.Reach(sensor, gateway);
        TellSession(heard, new SensorStatus(0, Linked: true, null, null));
        return heard;
    }

    // What is gone is remembered for a while, so that it can come back; not for ever.
    private static void Forget<TKey, TValue>(Dictionary<TKey, TValue> all, int most, Func<TValue, bool> isGone, Func<TValue, long> age)
        where TKey : notnull
    {
        if (all.Count >= most && all.Where(e => isGone(e.Value)).OrderBy(e => age(e.Value)).Select(e => (TKey?)e.Key).FirstOrDefault() is { } oldest)
        {
            all.Remove(oldest);
        }
    }

    private static InputFaultException Fault(string what, string advice) => new(new InputFault(what, "gateways", advice));
}

/// <summary>How one stream of a gateway fares.</summary>
/// <param name="Stream">Its identity.</param>
/// <param name="Gateway">Name of the gateway.</param>
/// <param name="IsConnected">True while a connection stands.</param>
/// <param name="Counts">Exact counts.</param>
/// <param name="ClockErrorS">Largest error of arrival times against the server's clock, s; null before the first ping.</param>
/// <param name="RoundTripS">Round trip of the exchange in use, s; null before the first ping.</param>
public sealed record StreamReport(Guid Stream, string Gateway, bool IsConnected, StreamCounts Counts, double? ClockErrorS, double? RoundTripS);
