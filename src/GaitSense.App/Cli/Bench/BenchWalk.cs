using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Protocol;

namespace GaitSense.App.Cli.Bench;

/// <summary>The packets of a simulated walk in memory.</summary>
/// <param name="Sensors">The roster.</param>
/// <param name="Packets">The packets in order of arrival.</param>
/// <param name="Samples">Samples in them.</param>
/// <param name="Length">How long the walk is.</param>
internal sealed record BenchWalk(IReadOnlyList<SensorDescriptor> Sensors, IReadOnlyList<RawPacket> Packets, long Samples, TimeSpan Length)
{
    private const long Seed = 20260131;
    private static readonly TimeSpan WalkLength = TimeSpan.FromSeconds(60);

    /// <summary>Walks.</summary>
    public static async Task<BenchWalk> MakeAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        await using SimulatedWalker walker = new(ScenarioCatalog.Demo, Seed, time) { Pace = Pace.AsFastAsPossible, Duration = WalkLength };
        Collector collector = new();
        await walker.RunAsync(collector, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new BenchWalk(walker.Sensors, collector.Packets, collector.Samples, WalkLength);
    }

    private sealed class Collector : IPacketReceiver
    {
        private readonly RawImuSample[] _samples = new RawImuSample[byte.MaxValue];

        public List<RawPacket> Packets { get; } = [];

        public long Samples { get; private set; }

        public void OnPacket(in RawPacket packet)
        {
            byte[] copy = packet.Payload.ToArray();
            Packets.Add(packet with { Payload = copy });
            Samples += ImuPacketCodec.Decode(copy, out ImuPacketHeader header, _samples) == DecodeOutcome.Ok ? header.SampleCount : 0;
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
