using System.Collections.Concurrent;
using GaitSense.App.Live;
using GaitSense.App.Sources;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Benchmarks;

/// <summary>A simulated walk in real time that remembers when each packet was handed over.</summary>
internal sealed class StampedWalk(string scenario) : ISourceOpener
{
    private readonly ConcurrentDictionary<long, long> _next = new();

    public SourceDescription Description { get; } = new("simulated", IsSimulated: false, IsAvailable: true);

    public Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken) => Task.FromResult<IPacketSource>(
        new Source(new SimulatedWalker(ScenarioCatalog.Find(scenario)!, 7, TimeProvider.System), _next));

    /// <summary>When the packet that came after that session time was handed over, in ticks of the stopwatch; null when it is not known.</summary>
    /// <remarks>A cue that comes from a packet carries the arrival of the packet before it, up to which time had passed.</remarks>
    public long? HandedOver(long cueTimeNs) => _next.TryGetValue(cueTimeNs, out long ticks) ? ticks : null;

    private sealed class Source(SimulatedWalker walker, ConcurrentDictionary<long, long> next) : IPacketSource, IPacketReceiver
    {
        private IPacketReceiver? _receiver;
        private long _before;

        public string Name => walker.Name;

        public IReadOnlyList<SensorDescriptor> Sensors => walker.Sensors;

        public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            _receiver = receiver;
            return walker.RunAsync(this, cancellationToken);
        }

        public void OnPacket(in RawPacket packet)
        {
            next[_before] = TimeProvider.System.GetTimestamp();
            _before = packet.Arrival.Nanoseconds;
            _receiver!.OnPacket(packet);
        }

        public void OnStatus(in SensorStatus status) => _receiver!.OnStatus(status);

        public ValueTask DisposeAsync() => walker.DisposeAsync();
    }
}
