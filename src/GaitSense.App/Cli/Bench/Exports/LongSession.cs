using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Recording;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Export;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Protocol;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Bench.Exports;

/// <summary>A store with one session of any length: a simulated minute again and again, made as it is read. It holds no more than
/// that minute.</summary>
internal sealed class LongSession : ISessionStore
{
    private const double MinuteS = 60;
    private const double RateHz = 60;
    private const long Seed = 20260131;
    private static readonly BodySite[] Sites = [BodySite.LeftFoot, BodySite.RightFoot, BodySite.Pelvis];
    private readonly List<RawPacket> _packets;
    private readonly AnalysisResult _minute;
    private readonly int _rounds;

    private LongSession(IReadOnlyList<SensorDescriptor> sensors, List<RawPacket> packets, AnalysisResult minute, int rounds)
    {
        (_packets, _minute, _rounds) = (packets, minute, rounds);
        SessionHeader header = new()
        {
            Id = SessionId.Create(DateTimeOffset.UnixEpoch, 1),
            StartedAt = DateTimeOffset.UnixEpoch,
            Person = "bench",
            Exercise = ExerciseChoice.Default,
            Source = "simulated",
            Sensors = sensors,
            Version = GaitEngine.Version,
        };
        Session = new StoredSession(header, SessionState.Finished, minute.Summary, minute.Steps.Count * rounds, (long)packets.Count * rounds);
        Samples = (long)(sensors.Count * RateHz * MinuteS) * rounds;
    }

    /// <summary>The session.</summary>
    public StoredSession Session { get; }

    /// <summary>Samples in it.</summary>
    public long Samples { get; }

    /// <summary>Walks the minute.</summary>
    /// <param name="hours">Length, h.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<LongSession> MakeAsync(double hours, CancellationToken cancellationToken)
    {
        SimulationScenario scenario = ScenarioCatalog.Demo;
        scenario = scenario with { Sensors = scenario.Sensors with { Sites = Sites, RateHz = RateHz } };
        await using RecordingSource source = new(SimulatedRecording.Create(scenario, Seed, MinuteS).Recording);
        Collector collector = new();
        await source.RunAsync(collector, cancellationToken);
        AnalysisResult minute = await OfflineAnalysis.RunAsync(
            source.Name, source, ExerciseCatalog.BuiltIn.Find(ExerciseChoice.Default)!, GaitOptions.Default, null, cancellationToken);
        return new LongSession(source.Sensors, collector.Packets, minute, (int)Math.Max(1, Math.Round(hours * 3600 / MinuteS)));
    }

    /// <inheritdoc/>
    public IEnumerable<RawPacket> Packets(SessionId id)
    {
        for (int round = 0; round < _rounds; round++)
        {
            foreach (RawPacket packet in _packets)
            {
                yield return Later(packet, round);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Step> StepsOneByOne(SessionId id) =>
        Enumerable.Range(0, _rounds).SelectMany(round => _minute.Steps.Select(s => s.From(-round * MinuteS)));

    /// <inheritdoc/>
    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) =>
        Enumerable.Range(0, _rounds).SelectMany(round => _minute.Events.Select(e => e with { Onset = SessionTime.FromSeconds(e.Onset.Seconds + (round * MinuteS)) }));

    /// <inheritdoc/>
    public IReadOnlyList<Step> Steps(SessionId id) => [.. StepsOneByOne(id)];

    /// <inheritdoc/>
    public IReadOnlyList<GaitEvent> Events(SessionId id) => [.. EventsOneByOne(id)];

    /// <inheritdoc/>
    public IReadOnlyList<StoredSession> List(SessionQuery query) => [Session];

    /// <inheritdoc/>
    public StoredSession? Find(SessionId id) => Session;

    /// <inheritdoc/>
    public ISessionWriter Begin(SessionHeader header) => throw new NotSupportedException("this store only reads");

    /// <inheritdoc/>
    public bool Delete(SessionId id) => throw new NotSupportedException("this store only reads");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static RawPacket Later(in RawPacket packet, int round)
    {
        RawImuSample[] samples = new RawImuSample[byte.MaxValue];
        ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, samples);
        byte[] payload = new byte[packet.Payload.Length];
        ImuPacketHeader later = header with
        {
            Sequence = unchecked((ushort)(header.Sequence + (round * (int)(RateHz * MinuteS)))),
            Ticks = unchecked((uint)(header.Ticks + (long)(round * MinuteS * DeviceTicks.PerSecond))),
        };
        ImuPacketCodec.Encode(later, samples.AsSpan(0, header.SampleCount), payload);
        return new RawPacket(packet.Sensor, HostTime.FromSeconds(packet.Arrival.Seconds + (round * MinuteS)), payload);
    }

    private sealed class Collector : IPacketReceiver
    {
        public List<RawPacket> Packets { get; } = [];

        public void OnPacket(in RawPacket packet) => Packets.Add(packet with { Payload = packet.Payload.ToArray() });

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
