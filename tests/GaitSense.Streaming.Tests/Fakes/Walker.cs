using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Streaming.Tests.Fakes;

internal static class Walker
{
    /// <summary>The demo scenario as fast as it can be computed.</summary>
    public static SimulatedWalker New(double seconds = 40, long seed = 7) =>
        new(ScenarioCatalog.Demo, seed, TimeProvider.System)
        {
            Pace = Pace.AsFastAsPossible,
            Duration = TimeSpan.FromSeconds(seconds),
        };

    /// <summary>Its packets, kept.</summary>
    public static async Task<IReadOnlyList<RawPacket>> Packets(IPacketSource source)
    {
        Keeper keeper = new();
        await source.RunAsync(keeper, CancellationToken.None);
        return keeper.Packets;
    }

    private sealed class Keeper : IPacketReceiver
    {
        public List<RawPacket> Packets { get; } = [];

        public void OnPacket(in RawPacket packet) => Packets.Add(packet with { Payload = packet.Payload.ToArray() });

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
