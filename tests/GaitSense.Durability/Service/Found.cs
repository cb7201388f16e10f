using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Storage;

namespace GaitSense.Durability.Service;

/// <summary>Compares what the store has with what was acknowledged and with what the sensors sent: the simulated sensors send
/// the same bytes in every run.</summary>
internal sealed class Found
{
    private const long Seed = 20260131;

    public long Acknowledged { get; private set; }

    public long Kept { get; private set; }

    public long Lost { get; private set; }

    public long Changed { get; private set; }

    public long StepsAcknowledged { get; private set; }

    public long StepsLost { get; private set; }

    /// <summary>Sensors that were recorded.</summary>
    public int Sensors { get; private set; }

    /// <summary>The walk that is recorded, in real time or at once.</summary>
    public static SimulatedWalker Walker(bool isAtOnce) =>
        new(ScenarioCatalog.Demo, Seed, TimeProvider.System) { Pace = isAtOnce ? Pace.AsFastAsPossible : Pace.RealTime };

    public async Task CompareAsync(SqliteSessionStore store, Acknowledged session)
    {
        List<string>[] kept = [.. session.Packets.Select(_ => new List<string>())];
        foreach (RawPacket packet in store.Packets(session.Session))
        {
            kept[packet.Sensor].Add(Convert.ToHexString(packet.Payload.Span));
        }

        List<string>[] sent = await SentAsync(kept.Max(k => k.Count), session.Packets.Count);
        for (int sensor = 0; sensor < kept.Length; sensor++)
        {
            Kept += kept[sensor].Count;
            Acknowledged += session.Packets[sensor];
            Lost += Math.Max(0, session.Packets[sensor] - kept[sensor].Count);
            Changed += kept[sensor].Zip(sent[sensor]).Count(p => p.First != p.Second);
        }

        Sensors = kept.Length;
        StepsAcknowledged += session.Steps;
        StepsLost += Math.Max(0, session.Steps - store.Steps(session.Session).Count);
    }

    // The first packets of each sensor, as the service's own source makes them.
    private static async Task<List<string>[]> SentAsync(int most, int sensors)
    {
        using CancellationTokenSource enough = new();
        Collector collector = new(most, sensors, enough);
        await using SimulatedWalker walker = Walker(isAtOnce: true);
        await walker.RunAsync(collector, enough.Token);
        return collector.Sent;
    }

    private sealed class Collector(int most, int sensors, CancellationTokenSource enough) : IPacketReceiver
    {
        public List<string>[] Sent { get; } = [.. Enumerable.Range(0, sensors).Select(_ => new List<string>())];

        public void OnPacket(in RawPacket packet)
        {
            Sent[packet.Sensor].Add(Convert.ToHexString(packet.Payload.Span));
            if (Sent.All(s => s.Count >= most))
            {
                enough.Cancel();
            }
        }

        public void OnStatus(in SensorStatus status)
        {
        }
    }
}
