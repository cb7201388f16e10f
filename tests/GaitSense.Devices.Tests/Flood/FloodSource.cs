using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Protocol;

namespace GaitSense.Devices.Flood;

/// <summary>A walk of six sensors over and over, as fast as it is asked for, through the queue that stands behind the radio.</summary>
internal sealed class FloodSource : IPacketSource
{
    private const double WalkS = 60;
    private const double RateHz = 100;

    private readonly (ImuPacketHeader Header, RawImuSample[] Samples)[][] _walk;
    private readonly long[] _sent;
    private readonly PacketQueue _queue;
    private readonly Func<FloodSource, CancellationToken, Task> _send;
    private readonly byte[] _packet = new byte[PacketQueue.MaxPacketLength];

    /// <summary>A source that has sent nothing.</summary>
    /// <param name="send">Sends, by <see cref="Offer"/>, until the session is to end.</param>
    /// <param name="queueLength">Packets that may wait.</param>
    public FloodSource(Func<FloodSource, CancellationToken, Task> send, int queueLength = 1024)
    {
        _send = send;
        ImuRecording walk = SimulatedRecording.Create(ScenarioCatalog.Demo, seed: 3, WalkS, RateHz).Recording;
        Into packets = new(walk.Tracks.Count);
        new RecordingSource(walk).RunAsync(packets, CancellationToken.None).GetAwaiter().GetResult();
        _walk = [.. packets.OfSensor.Select(p => p.ToArray())];
        Sensors = [.. walk.Tracks.Select(t => t.Sensor with { Clock = ClockKind.FreeRunning, Profile = GattProfile.ProfileId })];
        _sent = new long[Sensors.Count];
        _queue = new PacketQueue(Sensors.Count, queueLength);
    }

    /// <summary>What is practised meanwhile.</summary>
    public static ExerciseProtocol Exercise { get; } = new()
    {
        Id = "reverse-walking", Version = 1, Name = "Reverse walking", Summary = "Walk backwards.",
        RequiredSites = [BodySite.LeftFoot], Phases = [], Cues = [],
    };

    public string Name => "flood";

    /// <summary>The session in which this source is heard.</summary>
    public SessionHeader Header => new()
    {
        Id = SessionId.Create(DateTimeOffset.UnixEpoch, 1),
        Person = "p01",
        Exercise = Exercise.Id,
        Source = Name,
        Sensors = Sensors,
        StartedAt = DateTimeOffset.UnixEpoch,
        Version = "1",
    };

    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>Holds the receiver up in its next packet while it is not set.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Packets that were handed to the receiver.</summary>
    public long Handled { get; private set; }

    public long Offered => Enumerable.Range(0, Sensors.Count).Sum(_queue.Received);

    public long Shed => Enumerable.Range(0, Sensors.Count).Sum(_queue.Dropped);

    public long OfferedOf(int sensor) => _queue.Received(sensor);

    public long ShedOf(int sensor) => _queue.Dropped(sensor);

    /// <summary>Offers the next packet of the next sensor; false when it was shed.</summary>
    public bool Offer()
    {
        int sensor = (int)(_sent.Sum() % Sensors.Count);
        var walk = _walk[sensor];
        long round = _sent[sensor] / walk.Length;
        (ImuPacketHeader header, RawImuSample[] samples) = walk[_sent[sensor]++ % walk.Length];
        long rows = round * (long)(WalkS * RateHz);
        header = header with
        {
            Sequence = (ushort)(header.Sequence + rows),
            Ticks = unchecked(header.Ticks + (uint)(round * (long)(WalkS * GattProfile.TicksPerSecond))),
        };
        int length = ImuPacketCodec.Encode(header, samples, _packet);
        double lastS = (round * WalkS) + ((double)walk[(_sent[sensor] - 1) % walk.Length].Header.Ticks / GattProfile.TicksPerSecond) + (samples.Length / RateHz);
        return _queue.TryPost(sensor, new HostTime((long)(lastS * 1e9)), _packet.AsSpan(0, length));
    }

    public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        Task emptying = Task.Run(() => _queue.EmptyAsync(new Gated(this, receiver), CancellationToken.None), CancellationToken.None);
        try
        {
            await _send(this, cancellationToken);
        }
        finally
        {
            Gate.Set();
            _queue.Complete();
            await emptying;
        }
    }

    public ValueTask DisposeAsync()
    {
        Gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Gated(FloodSource owner, IPacketReceiver receiver) : IPacketReceiver
    {
        public void OnPacket(in RawPacket packet)
        {
            owner.Gate.Wait();
            receiver.OnPacket(packet);
            owner.Handled++;
        }

        public void OnStatus(in SensorStatus status) => receiver.OnStatus(status);
    }

    private sealed class Into(int sensors) : IPacketReceiver
    {
        private readonly RawImuSample[] _room = new RawImuSample[ImuPacketCodec.MaxSampleCount];

        public List<(ImuPacketHeader Header, RawImuSample[] Samples)>[] OfSensor { get; } =
            [.. Enumerable.Range(0, sensors).Select(_ => new List<(ImuPacketHeader, RawImuSample[])>())];

        public void OnPacket(in RawPacket packet)
        {
            ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _room);
            OfSensor[packet.Sensor].Add((header, _room[..header.SampleCount]));
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
