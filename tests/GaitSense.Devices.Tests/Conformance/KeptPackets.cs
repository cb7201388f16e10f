using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Devices.Tests.Conformance;

/// <summary>Copies everything it is handed; can call back after so many packets.</summary>
public sealed class KeptPackets : IPacketReceiver
{
    private readonly List<KeptPacket> _packets = [];

    public IReadOnlyList<KeptPacket> Packets => _packets;

    public List<SensorStatus> Statuses { get; } = [];

    public Action<int>? AfterPacket { get; init; }

    public void OnPacket(in RawPacket packet)
    {
        _packets.Add(new KeptPacket(packet.Sensor, packet.Arrival, packet.Payload.ToArray()));
        AfterPacket?.Invoke(_packets.Count);
    }

    public void OnStatus(in SensorStatus status) => Statuses.Add(status);

    public static async Task<KeptPackets> RunAsync(IPacketSource source)
    {
        KeptPackets kept = new();
        await source.RunAsync(kept, TestContext.Current.CancellationToken);
        return kept;
    }
}

public sealed record KeptPacket(int Sensor, HostTime Arrival, byte[] Bytes);
