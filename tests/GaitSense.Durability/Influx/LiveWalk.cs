using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Durability.Reporting;
using GaitSense.Storage;

namespace GaitSense.Durability.Influx;

/// <summary>Six sensors at 100 Hz recorded in real time; how long each flush takes.</summary>
public sealed class LiveWalk : IPacketReceiver, IAsyncDisposable
{
    public const string Exercise = "live";
    private static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(1);
    private readonly TimeProvider time = TimeProvider.System;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly ISessionWriter writer;
    private readonly Task running;
    private Spread flushes = new();
    private long flushedAt;

    public LiveWalk(SqliteSessionStore store, int number)
    {
        SimulatedWalker walker = new(ScenarioCatalog.Demo, seed: 5, time);
        writer = store.Begin(Load.Header(number, "live") with { Exercise = Exercise, Sensors = walker.Sensors });
        flushedAt = time.GetTimestamp();
        running = Task.Run(() => walker.RunAsync(this, stop.Token));
    }

    /// <summary>Packets taken.</summary>
    public int Packets { get; private set; }

    /// <summary>Flushes that ended more than a second after the first packet in them.</summary>
    public int Late { get; private set; }

    public async Task WatchAsync(TimeSpan span) => await Task.Delay(span, time);

    /// <summary>The flushes since the last call, ms.</summary>
    public Spread TakeFlushes()
    {
        lock (gate)
        {
            Spread taken = flushes;
            flushes = new Spread();
            return taken;
        }
    }

    public void OnPacket(in RawPacket packet)
    {
        writer.Append(packet);
        Packets++;
        if (time.GetElapsedTime(flushedAt) < FlushEvery)
        {
            return;
        }

        long began = time.GetTimestamp();
        writer.Flush();
        Late += time.GetElapsedTime(flushedAt) > MostWait ? 1 : 0;
        lock (gate)
        {
            flushes.Add(time.GetElapsedTime(began).TotalMilliseconds);
        }

        flushedAt = began;
    }

    public void OnStatus(in SensorStatus status)
    {
    }

    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await running;
        writer.Flush();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        writer.Dispose();
        stop.Dispose();
    }
}
